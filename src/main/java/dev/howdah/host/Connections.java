package dev.howdah.host;

/// Gives a connection to each host of a cluster, by the name of its instance.
///
/// Connecting may be put off until the first script runs; connections may be used by several threads at once.
public interface Connections extends AutoCloseable {

    Connection to(String instance);

    @Override
    void close();
}
