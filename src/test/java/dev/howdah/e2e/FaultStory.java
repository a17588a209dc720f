package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the faults of every failover manager share: the cluster, `howdah drill` for the faults that it has, a [Trial]
/// for all others, and the judgement after each, which is that of [Whole].
abstract class FaultStory {

    static final Duration LIMIT = Duration.ofMinutes(2);

    /// How many drills in a row are wished for. Those are about what is lost, on a machine that may do other things
    /// too, so they may take longer; but not so long that it is no longer the machine.
    static final int DRILLS = Integer.getInteger("drills", 0);

    private static final int BUSY = 3;

    final FaultCluster tried;
    final TestCluster cluster;
    final Machines machines;
    final Whole whole;
    private final FaultTable table;
    private String password = "";

    FaultStory(FaultCluster tried) {
        this.tried = tried;
        this.cluster = tried.cluster();
        this.machines = new Machines(cluster);
        this.whole = new Whole(tried);
        this.table = FaultTable.of(tried.name());
    }

    @BeforeAll
    void deploy() {
        tried.deploy();
        password = cluster.run("show-password", "app").succeeds().out().strip();
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @BeforeEach
    void isWholeBefore() {
        assertThat(whole.faults()).as("before anything is broken").isEmpty();
    }

    /// A fault that `howdah drill` does, as often as said.
    void drill(String fault, String way, int count, Duration longest) {
        drill(fault, way, count, longest, tried.mayLose());
    }

    /// @param mayLose whether acknowledged rows may be missing
    void drill(String fault, String way, int count, Duration longest, boolean mayLose) {
        var suffix = mayLose == tried.mayLose() ? "" : ", commits wait for a standby";
        var page = table.page(tried.name() + "-" + fault + "-" + way + (suffix.isEmpty() ? "" : "-synchronous"));
        var ran = cluster.run(
                "drill",
                "--fault",
                fault,
                "--through",
                way,
                "--count",
                Integer.toString(count),
                "--restore",
                "--yes",
                "--format",
                "json",
                "--report",
                page.toString());
        assertThat(ran.out()).as(ran.all()).startsWith("{");
        var figures = new ArrayList<FaultFigures>();
        var former = "";
        for (JsonNode drill : JsonMapper.shared().readTree(ran.out()).path("drills")) {
            figures.add(read(drill, fault + " of the primary, client " + way + suffix));
            former = drill.path("primary_before").asString();
        }
        var after = whole.faults();
        figures.forEach(one -> assertGood(one.judged(after), longest, mayLose));
        assertThat(figures).as(ran.all()).hasSize(count);
        assertThat(TestCluster.read(page)).contains("<svg", former);
    }

    private static FaultFigures read(JsonNode drill, String fault) {
        var findings = new ArrayList<String>();
        drill.path("findings").forEach(finding -> findings.add(finding.asString()));
        findings.removeIf(finding -> finding.contains("acknowledged row")); // judged from the figure
        findings.removeIf(finding -> DRILLS > 0 && finding.contains("computed worst case"));
        return new FaultFigures(
                fault,
                seconds(drill, "write_gap"),
                drill.path("rows_lost").asLong(),
                drill.path("rows_acknowledged").asLong(),
                drill.path("two_primaries").asBoolean(),
                seconds(drill, "backups_stream_after"),
                findings);
    }

    private static Optional<Duration> seconds(JsonNode drill, String name) {
        return drill.has(name)
                ? Optional.of(Duration.ofMillis(Math.round(drill.path(name).asDouble() * 1000)))
                : Optional.empty();
    }

    /// A fault that is done here.
    ///
    /// @param deed is given the trial and the primary, breaks, looks, and gives back
    void tryOut(String fault, Duration longest, BiConsumer<Trial, Node> deed) {
        assertGood(figures(fault, deed), longest, tried.mayLose());
    }

    private FaultFigures figures(String fault, BiConsumer<Trial, Node> deed) {
        var primary = whole.primary();
        try (var trial = Trial.begin(cluster, fault, password)) {
            deed.accept(trial, primary);
            trial.awaitWrites();
            trial.awaitBackups();
            var after = whole.faults();
            return trial.figures(whole.primary()).judged(after);
        } catch (AssertionError e) {
            table.failed(fault, String.valueOf(e.getMessage()));
            machines.heal();
            throw e;
        }
    }

    private void assertGood(FaultFigures figures, Duration longest, boolean mayLose) {
        var found = new ArrayList<String>();
        if (figures.lost() > 0 && !mayLose) {
            found.add(figures.lost() + " acknowledged rows are missing");
        }
        var accepted = DRILLS > 0 ? longest.multipliedBy(BUSY) : longest;
        if (figures.writesAway().filter(away -> away.compareTo(accepted) <= 0).isEmpty()) {
            found.add("writes were away for more than " + accepted.toSeconds() + " s");
        }
        var judged = figures.judged(found);
        table.add(judged);
        assertThat(judged.faults()).as(judged.line()).isEmpty();
    }

    /// The member of the first level that is not primary.
    Node other(Node primary) {
        return primary.equals(cluster.node(1)) ? cluster.node(2) : cluster.node(1);
    }

    Node cascaded() {
        return cluster.node(3);
    }

    String address(Node node) {
        return cluster.address(cluster.dataNodes().indexOf(node) + 1);
    }

    List<Node> standbys(Node primary) {
        return cluster.dataNodes().stream()
                .filter(node -> !node.equals(primary))
                .toList();
    }
}
