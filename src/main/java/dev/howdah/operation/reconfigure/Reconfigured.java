package dev.howdah.operation.reconfigure;

import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/// A change of config.yml that is ready to be written.
///
/// @param before the text as it is
/// @param after the text as it would be; a good config.yml
/// @param difference lines with `-` and `+`
/// @param notes what the user should know about it
/// @param warnings what looks odd in the new text
public record Reconfigured(
        Path file, String before, String after, List<String> difference, List<String> notes, List<Problem> warnings) {

    public Reconfigured {
        difference = List.copyOf(difference);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    public boolean isEmpty() {
        return before.equals(after);
    }
}
