package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faults under Patroni: beside those of all failover managers the faults of etcd.
abstract class PatroniFaultStory extends CommonFaults {

    private final PatroniCluster patroni;

    PatroniFaultStory(PatroniFaults tried) {
        super(tried);
        this.patroni = tried.patroni();
    }

    @Test
    @Order(14)
    @Tag("faults")
    void aMemberOfEtcdIsLostAndReturns() {
        tryOut("a member of etcd is lost and returns", UNNOTICED, (trial, primary) -> {
            var lost = patroni.etcds().getFirst();
            trial.breaks(() -> machines.lose(lost));
            awaitAnotherLoop(primary);
            trial.awaitWrites();
            machines.giveBack(lost);
            patroni.assertStore();
        });
    }

    /// The leader goes on while it reaches all members, which is what `patroni_failsafe_mode` is.
    @Test
    @Order(15)
    void etcdLosesItsQuorumAndGetsItBack() {
        tryOut("etcd loses its quorum and gets it back", UNNOTICED, (trial, primary) -> {
            var lost = patroni.etcds().subList(0, 2);
            trial.breaks(() -> lost.forEach(machines::lose));
            Await.until(
                    "the leader knows",
                    LIMIT,
                    () -> primary.sh("journalctl -u patroni --no-pager -o cat -n 100"),
                    log -> log.contains("failsafe mode is enabled and all members are accessible"));
            trial.awaitWrites();
            assertThat(whole.primaries()).containsExactly(primary);
            lost.forEach(machines::giveBack);
            patroni.assertStore();
        });
    }

    /// Patroni has looked at etcd once more, and leads still.
    private void awaitAnotherLoop(Node primary) {
        var loops = "journalctl -u patroni --no-pager -o cat | grep -c 'the leader with the lock'";
        int before = Integer.parseInt(primary.sh(loops).strip());
        Await.until(
                "it leads on", LIMIT, () -> Integer.parseInt(primary.sh(loops).strip()), now -> now > before + 2);
    }
}
