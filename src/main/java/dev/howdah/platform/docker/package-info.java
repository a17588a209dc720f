/// Instances as containers of the local Docker engine, each with a systemd of its own.
@NullMarked
package dev.howdah.platform.docker;

import org.jspecify.annotations.NullMarked;
