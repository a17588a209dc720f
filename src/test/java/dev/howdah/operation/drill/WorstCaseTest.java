package dev.howdah.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorstCaseTest {

    private static Optional<Long> seconds(Cluster cluster, Fault fault) {
        return WorstCase.of(cluster, fault, "direct").map(Promise::most).map(Duration::toSeconds);
    }

    /// Where repmgrd notices in 7 s: an isolated primary stops after 5 s, and the voters wait 2 s and notice in 2 s.
    private static final long UNTIL_STOPPED = 2;

    @Test
    void repmgrTriesAsOftenAsItIsTold() {
        var cluster = Clusters.m1(1, Map.of("repmgr_reconnect_attempts", 3, "repmgr_reconnect_interval", 4));
        assertThat(seconds(cluster, Fault.KILL_POSTGRES)).contains(2L + 3 * 4 + 5 + 3);
        assertThat(seconds(cluster, Fault.STOP_HOST)).contains(2L + 2 + 3 * (4 + 2) + 5 + 5);
        assertThat(seconds(cluster, Fault.FREEZE)).contains(2L + 2 + 3 * (4 + 2) + 5 + 7);
    }

    @Test
    void linesOfTheUserCountLast() {
        var lines = List.of("reconnect_attempts = '1'", "#reconnect_interval=99", "reconnect_interval=5");
        var cluster = Clusters.m1(1, Map.of("repmgr_conf_settings", lines));
        assertThat(seconds(cluster, Fault.KILL_POSTGRES)).contains(2L + 5 + UNTIL_STOPPED + 5 + 3);
    }

    @Test
    void whereNobodyPromotesNothingIsPromised() {
        assertThat(seconds(Clusters.m1(1, Map.of("repmgr_failover", "manual")), Fault.KILL_POSTGRES))
                .isEmpty();
    }

    @Test
    void patronisLockHasToExpireWhereTheHostIsLost() {
        var cluster = Clusters.patroni(Map.of("patroni_ttl", 30, "patroni_loop_wait", 8));
        assertThat(seconds(cluster, Fault.CUT_NETWORK)).contains(30L + 8 + 5 + 5);
        assertThat(seconds(cluster, Fault.KILL_POSTGRES)).contains(8L + 15 + 8 + 5 + 3);
    }

    @Test
    void patronisSettingsInEtcdCountLast() {
        var cluster = Clusters.patroni(Map.of("patroni_dynamic_conf_settings", Map.of("ttl", 45)));
        assertThat(seconds(cluster, Fault.STOP_HOST)).contains(45L + 5 + 5 + 5);
    }

    @Test
    void aManagersOwnEndTakesNoWritesAway() {
        assertThat(seconds(Clusters.m1(1), Fault.KILL_MANAGER)).isEmpty();
        assertThat(seconds(Clusters.m1(1), Fault.DISK_FULL)).isEmpty();
    }

    @Test
    void theSumSaysWhatItIsMadeOf() {
        assertThat(WorstCase.of(Clusters.m1(1), Fault.KILL_POSTGRES, "haproxy")
                        .orElseThrow()
                        .sum())
                .isEqualTo("repmgrd looks 2 s + 6 attempts 60 s + promotion 5 s + checks of HAProxy and client 4 s");
    }
}
