package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faults that a cluster has to survive whatever its failover manager is. What costs the data of a host comes last.
abstract class CommonFaults extends FaultStory {

    /// Nobody is primary for less than this where nothing hits the primary: a client that is not noticed.
    static final Duration UNNOTICED = Duration.ofSeconds(3);

    private static final List<String> SYNCHRONOUS_FAULTS = List.of("kill-postgres", "stop-host", "freeze");

    CommonFaults(FaultCluster tried) {
        super(tried);
    }

    @Test
    @Order(10)
    @Tag("faults")
    void aReplicaIsLostAndReturns() {
        tryOut("a cascaded replica is lost and returns", UNNOTICED, (trial, primary) -> {
            var upstream = other(primary);
            trial.breaks(() -> machines.lose(cascaded()));
            Await.until(
                    "its upstream notices",
                    LIMIT,
                    upstream::streaming,
                    names -> !names.contains(cascaded().name()));
            trial.awaitWrites();
            machines.giveBack(cascaded());
        });
    }

    @Test
    @Order(11)
    void theUpstreamOfACascadedReplicaIsLostAndReturns() {
        tryOut("the upstream of a cascaded replica is lost and returns", whenTheStandbyIsLost(), (trial, primary) -> {
            var upstream = other(primary);
            trial.breaks(() -> machines.lose(upstream));
            Await.until("it follows the primary", LIMIT, cascaded()::upstream, primary.name()::equals);
            trial.awaitWrites();
            machines.giveBack(upstream);
        });
    }

    /// Where commits wait for that standby, until it is no longer waited for.
    private Duration whenTheStandbyIsLost() {
        return tried.mayLose() ? UNNOTICED : tried.hostLost();
    }

    @Test
    @Order(12)
    void barmanIsLostAndReturns() {
        tryOut("Barman is lost and returns", UNNOTICED, (trial, primary) -> {
            trial.breaks(() -> machines.lose(cluster.barman()));
            Await.until("its slot is left", LIMIT, () -> activeBarmanSlots(primary), "0"::equals);
            trial.awaitWrites();
            machines.giveBack(cluster.barman());
        });
    }

    private static String activeBarmanSlots(Node primary) {
        return primary.sql("select count(*) from pg_replication_slots where active and slot_name like 'backup%'");
    }

    /// Barman or etcd sees it still, so it stays; but where a commit waits for a standby there is none to wait for.
    @Test
    @Order(13)
    void thePrimaryIsCutOffFromItsReplicasOnly() {
        var longest = tried.mayLose() ? tried.hostLost() : LIMIT;
        tryOut("the primary is cut off from its replicas only", longest, (trial, primary) -> {
            var standbys = standbys(primary);
            trial.breaks(() -> standbys.forEach(standby -> machines.separate(primary, address(standby))));
            Await.until(
                    "nobody streams from it, or another one took over",
                    LIMIT,
                    () -> !primary.takesWrites() || primary.streaming().isEmpty(),
                    yes -> yes);
            if (tried.mayLose()) {
                trial.awaitWrites();
            } else {
                boolean acknowledged = trial.writes(Duration.ofSeconds(15));
                assertThat(acknowledged && tried.standsStillWithoutReplicas())
                        .as("a row is acknowledged that no standby has")
                        .isFalse();
                assertThat(whole.primaries()).containsExactly(primary);
            }
            standbys.forEach(standby -> machines.join(primary, address(standby)));
        });
    }

    @Test
    @Order(20)
    @Tag("faults")
    void postgresIsKilled() {
        for (var way : tried.ways()) {
            drill("kill-postgres", way, 1, tried.killed());
        }
    }

    @Test
    @Order(21)
    @Tag("faults")
    void theFailoverManagerIsKilled() {
        drill("kill-manager", "direct", 1, UNNOTICED);
    }

    @Test
    @Order(22)
    @Tag("faults")
    void theHostIsLostTwiceInARow() {
        drill("stop-host", tried.ways().getLast(), 2, tried.hostLost());
    }

    @Test
    @Order(23)
    @Tag("faults")
    void theHostIsFrozenAndGoesOn() {
        drill("freeze", "direct", 1, tried.hostLost());
    }

    @Test
    @Order(24)
    @Tag("faults")
    void thePrimaryIsCutOffFromEverybody() {
        drill("cut-network", "direct", 1, tried.hostLost());
    }

    @Test
    @Order(30)
    @Tag("faults")
    void theHostIsLostDuringABaseBackup() {
        whole.primary()
                .sql("create unlogged table ballast as select repeat('x', 1000) from generate_series(1, 150000);"
                        + " alter table ballast set logged; checkpoint");
        int backups = cluster.barman().backups().size();
        tryOut("the host is lost during a base backup", tried.hostLost(), (trial, primary) -> {
            var server = Docker.as("barman", cluster.barman().name(), "barman list-servers --minimal")
                    .succeeds()
                    .out()
                    .strip();
            var backup = Running.start(
                    List.of(
                            "docker",
                            "exec",
                            "-u",
                            "barman",
                            cluster.barman().name(),
                            "barman",
                            "backup",
                            "--immediate-checkpoint",
                            "--bwlimit",
                            "2000",
                            server),
                    Path.of("/"),
                    Map.of());
            Await.until(
                    "the backup runs",
                    LIMIT,
                    () -> Docker.as("barman", cluster.barman().name(), "pgrep -x rsync")
                            .out(),
                    found -> !found.isEmpty());
            trial.breaks(() -> machines.lose(primary));
            Await.until("another one is primary", LIMIT, whole::primaries, list -> !list.isEmpty());
            assertThat(backup.end(LIMIT).exitCode())
                    .as("a backup of half a host")
                    .isNotZero();
            // Barman complains of a failed backup until somebody has removed it
            removeFailedBackups(server);
            machines.giveBack(primary);
        });
        assertThat(cluster.barman().backups()).hasSize(backups);
        Docker.as("barman", cluster.barman().name(), "barman backup all").succeeds();
        assertThat(cluster.barman().backups()).hasSize(backups + 1);
        whole.primary().sql("drop table ballast");
    }

    private void removeFailedBackups(String server) {
        var failed = "barman list-backups %s | awk '/ (FAILED|EMPTY|STARTED)/ { print $2 }'".formatted(server);
        Docker.as(
                        "barman",
                        cluster.barman().name(),
                        "for id in $(%s); do barman delete %s $id; done".formatted(failed, server))
                .succeeds();
    }

    @Test
    @Order(31)
    @Tag("faults")
    void theHostIsLostDuringADeploy() {
        cluster.setVariable("work_mem: 23MB");
        tryOut("the host is lost during a deploy", tried.hostLost(), (trial, primary) -> {
            int runs = cluster.journals();
            var deploy = cluster.start("deploy");
            Await.until(
                    "it does something",
                    LIMIT,
                    () -> cluster.journals() > runs
                            && String.join("", cluster.journal()).contains("work_mem"),
                    yes -> yes);
            trial.breaks(() -> machines.lose(primary));
            Await.until("another one is primary", LIMIT, whole::primaries, list -> !list.isEmpty());
            deploy.end(Howdah.LONG).showsNoStackTrace();
            machines.giveBack(primary);
        });
        cluster.deploy().succeeds();
        assertThat(whole.primary().sql("show work_mem")).isEqualTo("23MB");
        assertThat(whole.faults()).as("after one more deploy").isEmpty();
        cluster.plan("--detailed-exitcode").succeeds();
    }

    /// The one that is booted first has least, and must not take writes that nobody would ever see again.
    @Test
    @Order(32)
    @Tag("faults")
    void anOldPrimaryIsBootedWhileTheClusterIsDown() {
        tryOut("an old primary is booted while the cluster is down", Duration.ofMinutes(10), (trial, old) -> {
            var next = other(old);
            trial.breaks(() -> machines.lose(old));
            Await.until("the next one is primary", LIMIT, next::takesWrites, yes -> yes);
            trial.awaitWrites();
            machines.lose(next);
            machines.lose(cascaded());
            machines.giveBack(old);
            for (int i = 0; i < 60; i++) {
                assertThat(old.takesWrites()).as("an old primary takes writes").isFalse();
                Await.pause(500);
            }
            machines.giveBack(next);
            machines.giveBack(cascaded());
            Await.until("the one that has most is primary", LIMIT, next::takesWrites, yes -> yes);
        });
    }

    /// The same cluster, where a commit waits for a standby from now on: three faults in turn, or as many as
    /// `-Ddrills=` says.
    @Test
    @Order(60)
    void nothingIsLostWhereCommitsWait() {
        if (tried.mayLose()) {
            cluster.setVariable("synchronous_replication: quorum");
            cluster.deploy().succeeds();
            assertThat(whole.faults()).as("with synchronous replication").isEmpty();
        }
        for (int i = 0; i < (DRILLS > 0 ? DRILLS : SYNCHRONOUS_FAULTS.size()); i++) {
            var fault = SYNCHRONOUS_FAULTS.get(i % SYNCHRONOUS_FAULTS.size());
            var way = tried.ways()
                    .get(i / SYNCHRONOUS_FAULTS.size() % tried.ways().size());
            var longest = fault.equals("kill-postgres") ? tried.killed() : tried.hostLost();
            drill(fault, way, 1, longest, false);
        }
    }

    /// Last, as the filesystem is in memory: the data of this host would not outlive its stop.
    @Test
    @Order(90)
    @Tag("faults")
    void theDiskOfThePrimaryIsFull() {
        var small = other(whole.primary());
        machines.smallDisk(small, tried.postgresUnit());
        assertThat(whole.faults()).as("with a small disk").isEmpty();
        cluster.run("switchover", small.name()).succeeds();
        assertThat(whole.faults()).as("after the switchover").isEmpty();
        assertThat(small.takesWrites()).isTrue();
        drill("disk-full", "direct", 1, Duration.ofMinutes(3)); // it is full for two, and moves nobody
    }
}
