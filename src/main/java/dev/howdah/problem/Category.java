package dev.howdah.problem;

/// What kind of failure ended a command; each has its exit code.
public enum Category {
    /// A verification found something wrong.
    CHECK_FAILED(1),
    /// The user's input cannot be used; nothing was changed.
    WRONG_INPUT(3),
    /// A host does not answer.
    UNREACHABLE(4),
    /// A step failed on a host.
    STEP_FAILED(5),
    /// A fault in the tool.
    FAULT(70),
    /// Stopped by the user.
    STOPPED(130);

    private final int exitCode;

    Category(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
