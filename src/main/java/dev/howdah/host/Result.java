package dev.howdah.host;

/// What a script left behind.
///
/// @param exitStatus of the shell; 0 where all went well
public record Result(int exitStatus, String out, String err) {

    public boolean succeeded() {
        return exitStatus == 0;
    }
}
