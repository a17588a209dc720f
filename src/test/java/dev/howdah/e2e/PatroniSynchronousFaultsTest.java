package dev.howdah.e2e;

import java.util.List;
import org.junit.jupiter.api.Tag;

/// Faults under Patroni on Debian 13 where a commit waits for a standby: no acknowledged row may be missing.
@FaultSuite
@Tag("faults")
class PatroniSynchronousFaultsTest extends PatroniFaultStory {

    PatroniSynchronousFaultsTest() {
        super(new PatroniFaults(
                TestCluster.prepared("pasync", 4, "13", 1),
                "patroni-sync",
                List.of("failover_speed: fast", "synchronous_replication: quorum"),
                false));
    }
}
