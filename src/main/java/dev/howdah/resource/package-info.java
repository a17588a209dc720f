/// One file per kind of thing that a host can have: compared with facts, brought to its wished state.
@NullMarked
package dev.howdah.resource;

import org.jspecify.annotations.NullMarked;
