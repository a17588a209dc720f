/// What may stand in the way of a deploy, looked at on all hosts before anything is changed.
@NullMarked
package dev.howdah.operation.preflight;

import org.jspecify.annotations.NullMarked;
