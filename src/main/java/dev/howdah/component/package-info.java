/// The parts of the system, each turning a cluster into steps and saying what it needs of the others.
@NullMarked
package dev.howdah.component;

import org.jspecify.annotations.NullMarked;
