/// What is wrong, where, on what evidence, and what to do about it.
@NullMarked
package dev.howdah.problem;

import org.jspecify.annotations.NullMarked;
