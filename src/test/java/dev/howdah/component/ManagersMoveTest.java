package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.patroni.Patroni;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Change;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.resource.Psql;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What failover managers are told when the primary changes on purpose, and how they stand still.
class ManagersMoveTest {

    private static final Repmgr REPMGR = new Repmgr();
    private static final Patroni PATRONI = new Patroni();

    private final Cluster cluster = Clusters.m1(1);
    private final Cluster patroni = Clusters.patroni(Map.of());

    private static Change compare(Resource resource, String answer) {
        return resource.compare(KnownFacts.none().with(resource.facts().getFirst(), answer));
    }

    private static String script(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return ((Change.Edit) change).actions().getFirst().shell();
    }

    private static String columns(String... values) {
        return String.join(Psql.SEPARATOR, values);
    }

    @Test
    void repmgrStandsStillOnEachHostThatItWatches() {
        assertThat(REPMGR.standingStill(cluster, cluster.instance("barman"), true))
                .isEmpty();
        var still =
                REPMGR.standingStill(cluster, cluster.instance("replica"), true).orElseThrow();
        assertThat(compare(still, columns("t", "t", "t"))).isInstanceOf(Change.Same.class);
        assertThat(script(compare(still, columns("f", "f", "t")))).contains("repmgr.repmgrd_pause(true)");
        var watching = REPMGR.standingStill(cluster, cluster.instance("replica"), false)
                .orElseThrow();
        assertThat(compare(watching, columns("f", "f", "t"))).isInstanceOf(Change.Same.class);
        // right after a restart of Postgres, repmgrd has not read yet that it is paused
        assertThat(script(compare(watching, columns("f", "t", "t")))).contains("repmgr.repmgrd_pause(false)");
        assertThat(script(compare(watching, columns("f", "f", "f")))).contains("systemctl restart repmgr");
    }

    @Test
    void repmgrIsToldWhoIsPrimary() {
        var handover = REPMGR.handover(cluster, cluster.instance("primary"), cluster.instance("replica"));
        assertThat(handover).isInstanceOf(Handover.StepByStep.class);
        var told = ((Handover.StepByStep) handover).told().getFirst();
        var before = row("1", "primary") + "\n" + row("2", "standby");
        var script = script(compare(told, before));
        assertThat(script)
                .contains("active = false where type = 'primary'", "type = 'primary', upstream_node_id = null");
        assertThat(compare(told, row("1", "standby") + "\n" + row("2", "primary")))
                .isInstanceOf(Change.Same.class);
    }

    private static String row(String node, String type) {
        return columns(node, "n" + node, type, "0", "t", "host=x", "default", "100", "", "t", "f");
    }

    @Test
    void patroniStandsStillAsOne() {
        assertThat(PATRONI.standsStillAsOne()).isTrue();
        var still = PATRONI.standingStill(patroni, patroni.instance("primary"), true)
                .orElseThrow();
        assertThat(compare(still, "config {\"pause\": true}")).isInstanceOf(Change.Same.class);
        assertThat(script(compare(still, "config {}"))).contains("PATCH /config", "{\"pause\": true}");
        var watching = PATRONI.standingStill(patroni, patroni.instance("primary"), false)
                .orElseThrow();
        assertThat(script(compare(watching, "config {\"pause\": true}"))).contains("{\"pause\": null}");
    }

    @Test
    void patroniIsToldToSwitchOverOrToFailOver() {
        var planned = order(PATRONI.handover(patroni, patroni.instance("primary"), patroni.instance("replica")));
        var led = "cluster {\"members\": [{\"name\": \"primary\", \"role\": \"leader\", \"state\": \"running\"},"
                + " {\"name\": \"replica\", \"role\": \"replica\", \"state\": \"running\"}]}";
        assertThat(script(compare(planned, led)))
                .contains("POST /switchover", "{\"leader\": \"primary\", \"candidate\": \"replica\"}");
        var moved = led.replace("\"replica\", \"role\": \"replica\"", "\"replica\", \"role\": \"leader\"");
        assertThat(compare(planned, moved)).isInstanceOf(Change.Same.class);
        var unplanned = order(PATRONI.takeover(patroni, patroni.instance("replica")));
        assertThat(script(compare(unplanned, led))).contains("POST /failover", "{\"candidate\": \"replica\"}");
    }

    private static Resource order(Handover handover) {
        assertThat(handover).isInstanceOf(Handover.OnOrder.class);
        return ((Handover.OnOrder) handover).order();
    }

    @Test
    void patroniClonesAMemberAnewOnlyWhereItDoesNotFollow() {
        var anew = PATRONI.clonedAnew(patroni, patroni.instance("replica")).orElseThrow();
        var well =
                "cluster {\"members\": [{\"name\": \"primary\", \"role\": \"leader\", \"state\": \"running\", \"timeline\": 2},"
                        + " {\"name\": \"replica\", \"role\": \"replica\", \"state\": \"streaming\", \"timeline\": 2}]}";
        assertThat(compare(anew, well)).isInstanceOf(Change.Same.class);
        assertThat(script(compare(
                        anew, well.replace("\"streaming\", \"timeline\": 2", "\"start failed\", \"timeline\": 1"))))
                .contains("POST /reinitialize", "{\"force\": true}");
    }
}
