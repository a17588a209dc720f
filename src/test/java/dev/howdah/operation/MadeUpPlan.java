package dev.howdah.operation;

import dev.howdah.engine.Plan;
import dev.howdah.host.Connections;
import dev.howdah.model.Cluster;
import dev.howdah.testing.FakeCredentials;
import java.util.Set;

/// Plans of made-up clusters on fake hosts, for measurements outside of this package.
public final class MadeUpPlan {

    private static final int PARALLEL = 50;

    private MadeUpPlan() {}

    /// Asks every host and makes the plan.
    public static Plan of(Cluster cluster, Connections connections) {
        var hosts = Hosts.of(cluster, connections, PARALLEL);
        return Look.at(new Guess(cluster, new FakeCredentials(), Set.of()), hosts, Set.of())
                .plan();
    }
}
