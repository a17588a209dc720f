/// A planned change of the primary: what must hold before it, and the order in which nothing is lost.
@NullMarked
package dev.howdah.operation.switchover;

import org.jspecify.annotations.NullMarked;
