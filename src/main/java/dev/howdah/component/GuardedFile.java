package dev.howdah.component;

/// A file or directory that holds secrets, or what only its owner may change.
///
/// @param mode the most that it may allow, in octal digits such as 0600
public record GuardedFile(String path, String owner, String mode) {

    /// Whether a mode allows nothing beyond this one's.
    ///
    /// @param actual octal digits
    public boolean allows(String actual) {
        return (Integer.parseInt(actual, 8) & ~Integer.parseInt(mode, 8)) == 0;
    }
}
