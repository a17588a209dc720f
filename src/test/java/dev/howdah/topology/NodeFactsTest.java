package dev.howdah.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.resource.Psql;
import dev.howdah.testing.KnownFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Readings of what real hosts printed.
class NodeFactsTest {

    private static final Psql PSQL = new Psql("postgres", 5432, "postgres");
    private static final String DIRECTORY = "/opt/postgres/data";
    private static final String BINARIES = "/usr/lib/postgresql/15/bin";
    private static final NodeFacts NODE = new NodeFacts(PSQL, DIRECTORY, BINARIES);

    private static final String CONTROL_DATA = """
            version=15
            owner=postgres
            history=
            pg_control version number:            1300
            Catalog version number:               202209061
            Database system identifier:           7575963226428403712
            Database cluster state:               in production
            pg_control last modified:             Mon 23 Nov 2026 09:41:07 AM UTC
            Latest checkpoint location:           0/5000098
            Latest checkpoint's REDO location:    0/5000060
            Latest checkpoint's REDO WAL file:    000000010000000000000005
            Latest checkpoint's TimeLineID:       1
            Latest checkpoint's PrevTimeLineID:   1
            Latest checkpoint's full_page_writes: on
            Time of latest checkpoint:            Mon 23 Nov 2026 09:41:07 AM UTC
            Min recovery ending loc's timeline:   0
            Data page checksum version:           1
            """;

    @Test
    void readsARunningPrimary() {
        var node = (Node.Running) NODE.read(data(CONTROL_DATA)
                .with(PostgresFacts.server(PSQL), row("f", "3", "", "f", "83886232", "83886232", "0", "15.18"))
                .with(
                        PostgresFacts.senders(PSQL),
                        row("karma", "10.33.0.3", "streaming", "async", "0")
                                + row("barman_receive_wal", "10.33.0.5", "streaming", "async", "-5"))
                .with(
                        PostgresFacts.slots(PSQL),
                        row("barman", "physical", "t", "reserved", "16777216")
                                + row("repmgr_slot_2", "physical", "f", "", "0"))
                .with(PostgresFacts.limits(PSQL), row("max_connections", "250") + row("max_wal_senders", "6")));

        assertThat(node.inRecovery()).isFalse();
        assertThat(node.timeline()).isEqualTo(3);
        assertThat(node.upstreamHost()).isEmpty();
        assertThat(node.receivedLsn()).isEqualTo(83886232);
        assertThat(node.senders())
                .containsExactly(
                        new Node.Sender("karma", "10.33.0.3", "streaming", "async", 0),
                        new Node.Sender("barman_receive_wal", "10.33.0.5", "streaming", "async", 0));
        assertThat(node.slots())
                .containsExactly(
                        new Node.Slot("barman", "physical", true, "reserved", 16777216),
                        new Node.Slot("repmgr_slot_2", "physical", false, "", 0));
        assertThat(node.limits()).containsEntry("max_connections", 250).containsEntry("max_wal_senders", 6);
    }

    @Test
    void readsWhomAStandbyFollows() {
        assertThat(upstream("user=repmgr connect_timeout=2 host=kaolin port=5432 application_name=karma"))
                .contains("kaolin");
        assertThat(upstream("host = kaolin")).contains("kaolin");
        assertThat(upstream("hostaddr=10.0.0.9 host=kaolin,karma")).contains("kaolin");
        assertThat(upstream("")).isEmpty();
    }

    @Test
    void takesAHigherHistoryFileForAPromotionBeforeItsCheckpoint() {
        var stopped = CONTROL_DATA.replace("history=\n", "history=0000000A.history\n");

        assertThat(NODE.read(data(stopped)))
                .isEqualTo(new Node.Stopped(
                        new DataDirectory("7575963226428403712", 10, "in production", false, 15, "postgres")));
    }

    @Test
    void seesAStandby() {
        assertThat(NODE.read(data(CONTROL_DATA.replace("history=\n", "standby=yes\nhistory=\n"))))
                .isInstanceOfSatisfying(
                        Node.Stopped.class,
                        node -> assertThat(node.data().standby()).isTrue());
    }

    @Test
    void takesDataThatCannotBeReadForData() {
        var node = NODE.read(data("version=15\nowner=postgres\nhistory=\nstate=not readable\n"));

        assertThat(node).isEqualTo(new Node.Stopped(new DataDirectory("", 0, "not readable", false, 15, "postgres")));
    }

    @Test
    void neverTakesAnUnansweredQuestionForAnEmptyDirectory() {
        assertThat(NODE.read(data(""))).isInstanceOf(Node.Empty.class);
        assertThat(NODE.read(KnownFacts.none())).isInstanceOf(Node.Unreachable.class);
        assertThat(NODE.read(KnownFacts.none().failing(DataDirectoryFact.of(DIRECTORY, BINARIES), "I/O error")))
                .isInstanceOf(Node.Unreachable.class);
    }

    private static Optional<String> upstream(String connection) {
        return ((Node.Running) NODE.read(data(CONTROL_DATA)
                        .with(PostgresFacts.server(PSQL), row("t", "1", connection, "t", "2", "1", "0.5", "15.18"))))
                .upstreamHost();
    }

    private static KnownFacts data(String answer) {
        return KnownFacts.none().with(DataDirectoryFact.of(DIRECTORY, BINARIES), answer);
    }

    private static String row(String... columns) {
        return String.join("\u001f", columns) + "\n";
    }
}
