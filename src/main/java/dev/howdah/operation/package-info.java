/// The use cases: what a command of the tool does, written as compositions of the parts below.
@NullMarked
package dev.howdah.operation;

import org.jspecify.annotations.NullMarked;
