/// Servers that exist already.
@NullMarked
package dev.howdah.platform.bare;

import org.jspecify.annotations.NullMarked;
