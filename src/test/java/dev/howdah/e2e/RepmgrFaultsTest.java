package dev.howdah.e2e;

import java.util.List;

/// Faults under repmgr on Debian 12, commits replicated asynchronously.
@FaultSuite
class RepmgrFaultsTest extends CommonFaults {

    RepmgrFaultsTest() {
        super(new RepmgrFaults(
                TestCluster.prepared("refaults", 6, "12", 1), "repmgr-async", List.of("failover_speed: fast"), true));
    }
}
