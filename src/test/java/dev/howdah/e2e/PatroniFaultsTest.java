package dev.howdah.e2e;

import java.util.List;

/// Faults under Patroni on Debian 13, commits replicated asynchronously.
@FaultSuite
class PatroniFaultsTest extends PatroniFaultStory {

    PatroniFaultsTest() {
        super(new PatroniFaults(
                TestCluster.prepared("pafaults", 5, "13", 1), "patroni-async", List.of("failover_speed: fast"), true));
    }
}
