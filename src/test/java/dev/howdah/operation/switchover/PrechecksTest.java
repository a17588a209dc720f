package dev.howdah.operation.switchover;

import static dev.howdah.operation.check.MadeUpCluster.fed;
import static dev.howdah.operation.check.MadeUpCluster.sender;
import static dev.howdah.operation.check.MadeUpCluster.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.operation.check.MadeUpCluster;
import dev.howdah.problem.Problem;
import dev.howdah.resource.Psql;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrechecksTest {

    private static final Repmgr REPMGR = new Repmgr();
    private static final List<Node.Slot> SLOTS = List.of(slot("repmgr_slot_2"), slot("backup_barman"));

    private final MadeUpCluster cluster = new MadeUpCluster();

    @BeforeEach
    void allIsWell() {
        for (var name : List.of("primary", "replica", "cascaded1")) {
            watching(name, "t", "f");
            ready(name, "0", "f", "f", "");
        }
        cluster.fact("barman", Readiness.backups(), "");
    }

    private void watching(String name, String running, String paused) {
        var rows = List.of(
                        List.of("1", "primary", "primary", "0", ""),
                        List.of("2", "replica", "standby", "1", "primary"),
                        List.of("3", "cascaded1", "standby", "2", "replica"))
                .stream()
                .map(row -> String.join(
                        Psql.SEPARATOR,
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        "t",
                        "host=x",
                        "default",
                        "100",
                        row.get(4),
                        running,
                        paused))
                .toList();
        cluster.fact(name, REPMGR.view(cluster.cluster(), cluster.instance(name)), String.join("\n", rows));
    }

    private void ready(String name, String... columns) {
        cluster.fact(
                name, Readiness.state(cluster.cluster(), cluster.instance(name)), String.join(Psql.SEPARATOR, columns));
    }

    private List<String> problems(String target, String... without) {
        var options = new SwitchoverOptions(target, false, 50, 5, Set.of(without), false);
        return new Prechecks(REPMGR, options)
                .problems(cluster.seen()).stream().map(Problem::text).toList();
    }

    private String problem(String target, String... without) {
        assertThat(problems(target, without)).hasSize(1);
        return problems(target, without).getFirst();
    }

    private static Node behind(long bytes, double seconds) {
        return new Node.Running(
                ((Node.Running) Nodes.standby(1, "primary")).data(),
                true,
                1,
                Optional.of("primary"),
                true,
                1000 - bytes,
                1000 - bytes,
                seconds,
                "15.18",
                List.of(sender("cascaded1")),
                List.of(slot("repmgr_slot_3")),
                Map.of());
    }

    @Test
    void nothingStandsInTheWayWhereAllIsWell() {
        cluster.node("replica", behind(0, 0));
        assertThat(problems("replica")).isEmpty();
    }

    @Test
    void allReasonsAreToldAtOnce() {
        cluster.node("replica", behind(100, 30));
        cluster.node("primary", fed(Nodes.primary(1), List.of(), List.of()));
        watching("primary", "f", "f");
        watching("cascaded1", "t", "t");
        ready("replica", "1", "t", "t", "max_connections");
        cluster.fact("barman", Readiness.backups(), "4711 barman -q backup primary");
        assertThat(String.join("\n", problems("replica")))
                .contains("100 bytes behind", "30.0 s late", "through its slot repmgr_slot_2")
                .contains("repmgr is stopped", "repmgr is paused", "a base backup is being taken from it")
                .contains("its replay is paused", "replays late on purpose", "wait for a restart: max_connections")
                .contains("4711 barman -q backup primary");
    }

    @Test
    void onlyADirectStandbyCanTakeItsPlace() {
        cluster.node("replica", behind(0, 0));
        cluster.node("cascaded1", Nodes.standby(1, "replica"));
        assertThat(String.join("\n", problems("cascaded1")))
                .contains("it follows replica and not the primary primary", "those are replica");
    }

    @Test
    void aMemberThatIsNotWellCanBeGivenUpByName() {
        cluster.node("replica", behind(0, 0));
        cluster.silent("cascaded1");
        assertThat(problem("replica")).contains("the host does not answer", "--without cascaded1");
        assertThat(problems("replica", "cascaded1")).isEmpty();
    }

    @Test
    void neitherOfTheTwoCanBeGivenUp() {
        cluster.node("replica", behind(100, 0));
        assertThat(problem("replica", "replica", "primary")).contains("100 bytes behind");
    }

    @Test
    void aLimitThatOthersCouldNotFollowIsRefused() {
        cluster.node("primary", fed(Nodes.primary(Map.of("max_connections", 100)), List.of(), SLOTS));
        cluster.node(
                "replica",
                new Node.Running(
                        ((Node.Running) Nodes.standby(1, "primary")).data(),
                        true,
                        1,
                        Optional.of("primary"),
                        true,
                        1000,
                        1000,
                        0,
                        "15.18",
                        List.of(),
                        List.of(),
                        Map.of("max_connections", 300)));
        assertThat(problem("replica")).contains("max_connections is 100, less than the 300 of replica");
    }

    @Test
    void withoutAPrimaryThereIsNothingToMove() {
        cluster.node("primary", Nodes.stoppedPrimary(1));
        assertThat(problem("replica")).contains("no instance takes writes", "'howdah deploy' starts a primary");
        cluster.node("primary", Nodes.primary(1));
        cluster.node("replica", Nodes.primary(2));
        assertThat(problem("replica")).contains("more than one instance takes writes: primary, replica");
    }
}
