package dev.howdah.e2e;

import java.util.List;
import org.junit.jupiter.api.Tag;

/// Faults under repmgr on Debian 12 where a commit waits for a standby: no acknowledged row may be missing.
@FaultSuite
@Tag("faults")
class RepmgrSynchronousFaultsTest extends CommonFaults {

    RepmgrSynchronousFaultsTest() {
        super(new RepmgrFaults(
                TestCluster.prepared("resync", 11, "12", 1),
                "repmgr-sync",
                List.of("failover_speed: fast", "synchronous_replication: quorum"),
                false));
    }
}
