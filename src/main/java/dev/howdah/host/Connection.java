package dev.howdah.host;

/// A way to run scripts on one host, as root.
public interface Connection extends AutoCloseable {

    /// Runs a script with `sh` and waits for its end.
    ///
    /// @throws HostUnreachable where the host does not answer, or not within the script's limit
    Result run(Script script);

    @Override
    void close();
}
