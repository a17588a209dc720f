package dev.howdah.component;

import java.nio.file.Path;

/// A program of the user's in `commands` or `tests` of a cluster's directory.
///
/// @param name without the end of the file's name, such as rotate-logs
/// @param shell whether `sh` runs it and it need not be executable
public record UserProgram(String name, Path file, boolean shell, ProgramHead head) {

    /// As people see it, such as tests/rotate-logs.sh.
    public String shown() {
        var folder = file.getParent();
        return (folder == null ? "" : folder.getFileName() + "/") + file.getFileName();
    }
}
