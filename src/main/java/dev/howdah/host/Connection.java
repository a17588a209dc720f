package dev.howdah.host;

import java.util.Collection;

/// A way to run scripts on one host, as root.
public interface Connection extends AutoCloseable {

    /// Runs a script with `sh` and waits for its end.
    ///
    /// @throws HostUnreachable where the host does not answer, or not within the script's limit
    Result run(Script script);

    /// Sends files to where they wait on the host; see [Upload#waiting()]. Whether they are whole is for the script to
    /// find out that puts them in their place.
    ///
    /// This way works wherever scripts run; a connection may know a faster one.
    ///
    /// @param host its name, for messages
    default void send(String host, Collection<Upload> uploads) {
        new Sending(this).send(host, uploads);
    }

    @Override
    void close();
}
