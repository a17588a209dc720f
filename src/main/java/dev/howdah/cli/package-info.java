/// The command line: one class per verb, each of which parses, calls one use case, prints one view, returns one code.
@NullMarked
package dev.howdah.cli;

import org.jspecify.annotations.NullMarked;
