/// Connections to containers of the local Docker engine.
@NullMarked
package dev.howdah.host.docker;

import org.jspecify.annotations.NullMarked;
