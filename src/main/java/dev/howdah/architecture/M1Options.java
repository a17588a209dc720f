package dev.howdah.architecture;

import java.util.List;

/// What decides the layout of an M1 cluster.
///
/// @param cascadedReplicas how many replicas stream from the first replica, from 0
/// @param locations one name or two; with one, everything is there
/// @param barmanLocation where the Barman server is
public record M1Options(int cascadedReplicas, List<String> locations, String barmanLocation) {

    public M1Options {
        locations = List.copyOf(locations);
    }

    /// Number of instances: primary, replica, the cascaded ones and Barman.
    public int instances() {
        return 3 + cascadedReplicas;
    }

    /// Whether the Barman server votes as well, which makes an even number of Postgres nodes odd.
    boolean barmanIsWitness() {
        return (2 + cascadedReplicas) % 2 == 0;
    }

    String nearby() {
        return locations.getFirst();
    }

    String faraway() {
        return locations.getLast();
    }
}
