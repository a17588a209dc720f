/// Checks of a running cluster: what each of them asks, and how it judges the answers.
@NullMarked
package dev.howdah.operation.check;

import org.jspecify.annotations.NullMarked;
