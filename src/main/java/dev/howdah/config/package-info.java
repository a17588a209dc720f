/// config.yml to a cluster and back, with the line of everything that is wrong in it.
@NullMarked
package dev.howdah.config;

import org.jspecify.annotations.NullMarked;
