/// Drills: something is broken on purpose while a client writes, and what that did is measured.
@NullMarked
package dev.howdah.operation.drill;

import org.jspecify.annotations.NullMarked;
