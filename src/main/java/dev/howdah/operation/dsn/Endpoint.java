package dev.howdah.operation.dsn;

import java.util.List;
import java.util.Optional;

/// A way into the cluster: places of which one is enough.
///
/// @param seeks whether the client itself has to find the right one of them
record Endpoint(Way way, Use use, List<Place> places, boolean seeks) {

    /// What a connection goes through.
    enum Way {
        DIRECT,
        HAPROXY,
        PGBOUNCER
    }

    /// What a connection is for.
    enum Use {
        READ_WRITE,
        READ_ONLY
    }

    /// A host and a port.
    ///
    /// @param address fixed one, where it has one
    record Place(String name, Optional<String> address, int port) {}

    Endpoint {
        places = List.copyOf(places);
    }
}
