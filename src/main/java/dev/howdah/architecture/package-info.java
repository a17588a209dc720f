/// M1: from options to a layout of instances, with names and addresses.
@NullMarked
package dev.howdah.architecture;

import org.jspecify.annotations.NullMarked;
