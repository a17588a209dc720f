/// What a drill saw of a cluster while one of its parts was missing, and what follows from it.
@NullMarked
package dev.howdah.topology.drill;

import org.jspecify.annotations.NullMarked;
