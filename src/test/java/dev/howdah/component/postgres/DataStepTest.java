package dev.howdah.component.postgres;

import static dev.howdah.testing.Nodes.empty;
import static dev.howdah.testing.Nodes.primary;
import static dev.howdah.testing.Nodes.standby;
import static dev.howdah.testing.Nodes.stoppedPrimary;
import static dev.howdah.testing.Nodes.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Needs;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Change;
import dev.howdah.engine.Verb;
import dev.howdah.model.Cluster;
import dev.howdah.problem.Problem;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.KnownFacts;
import dev.howdah.topology.DataDirectoryFact;
import dev.howdah.topology.Node;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Data is made only where there is none, and a new database only where nobody has the old one.
class DataStepTest {

    private static final Cluster CLUSTER = Clusters.m1(1);
    private static final String OURS = data(15, "postgres", 1, "");

    @Test
    void initializesTheFirstPrimaryOfANewCluster() {
        var edit = (Change.Edit) change("primary", Map.of("primary", empty()), "");

        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.actions().getFirst().summary()).isEqualTo("initdb /opt/postgres/data");
    }

    @Test
    void leavesDataAloneThatIsThere() {
        assertThat(change("primary", Map.of("primary", primary(1)), OURS)).isInstanceOf(Change.Same.class);
        assertThat(change("replica", Map.of("primary", primary(1), "replica", standby(1, "primary")), OURS))
                .isInstanceOf(Change.Same.class);
    }

    @Test
    void makesNoNewDatabaseWhereAnotherMemberHasData() {
        assertThat(refusal("primary", Map.of("replica", standby(1, "primary")), "")
                        .what())
                .contains("replica holds data of this cluster");
        assertThat(refusal("primary", Map.of("cascaded1", unreachable()), "").what())
                .contains("cascaded1 does not answer");
    }

    @Test
    void refusesDataOfAnotherVersionOrOfSomebodyElse() {
        assertThat(refusal("primary", Map.of(), data(14, "postgres", 1, "")).what())
                .contains("holds data of Postgres 14, config.yml says 15");
        assertThat(refusal("replica", Map.of("primary", primary(1)), data(15, "oracle", 1, ""))
                        .what())
                .contains("belongs to account oracle");
    }

    @Test
    void clonesAReplicaThroughItsSlotOnItsUpstream() {
        var edit =
                (Change.Edit) change("cascaded1", Map.of("primary", primary(1), "replica", standby(1, "primary")), "");

        assertThat(edit.lines()).containsExactly("+ cloned from replica through slot repmgr_slot_3");
        var shell = edit.actions().getFirst().shell();
        assertThat(shell)
                .contains("-S repmgr_slot_3", "host=replica port=5432", "standby.signal")
                .doesNotContain("password-of");
    }

    @Test
    void aCloneWaitsForRolesAndItsSlotAndARunningReplicaForNothing() {
        assertThat(step("cascaded1", Map.of("primary", empty())).awaits())
                .containsExactlyInAnyOrder(
                        PostgresMilestones.rolesReady("primary"), PostgresMilestones.slotsReady("replica"));
        assertThat(step("replica", Map.of("primary", primary(1), "replica", standby(1, "primary")))
                        .awaits())
                .isEmpty();
    }

    @Test
    void aCloneDoesNotWaitForHostsThatDoNotAnswer() {
        assertThat(step("cascaded1", Map.of("primary", unreachable(), "replica", standby(1, "primary")))
                        .awaits())
                .isEmpty();
    }

    @Test
    void aFormerPrimaryStaysAsItIsUnlessItsDataIsGivenUpByName() {
        var nodes = Map.of("primary", stoppedPrimary(1), "replica", primary(2));

        assertThat(refusal("primary", nodes, OURS).remedy())
                .hasValueSatisfying(help -> assertThat(help).contains("howdah deploy --reclone primary"));

        var deployment = Deployments.of(CLUSTER, nodes, Needs.none(), Set.of("primary"));
        var instance = CLUSTER.instance("primary");
        var edit = (Change.Edit) new DataStep(deployment, instance, PostgresPaths.of(CLUSTER, instance))
                .resource()
                .compare(facts("primary", OURS));
        assertThat(edit.actions().getFirst().shell())
                .contains("mv -T /opt/postgres/data /opt/postgres/data.before-")
                .doesNotContain("rm -rf \"$place\"");
    }

    @Test
    void aFormerPrimaryThatWasJustClonedIsAsWished() {
        var nodes = Map.of("primary", stoppedPrimary(1), "replica", primary(2));

        assertThat(change("primary", nodes, data(15, "postgres", 2, "standby=yes\n")))
                .isInstanceOf(Change.Same.class);
    }

    @Test
    void aPrimaryThatOthersLeftBehindIsNotStartedThoughNoOtherIsFound() {
        var nodes = Map.of("primary", stoppedPrimary(1), "replica", empty(), "cascaded1", standby(2, "primary"));

        assertThat(refusal("primary", nodes, OURS).what()).contains("a standby has reached a later one");
    }

    @Test
    void whatCannotBeSeenIsNotMade() {
        var step = step("primary", Map.of("primary", empty()));

        assertThat(step.resource().compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    private static Problem refusal(String instance, Map<String, Node> nodes, String data) {
        return ((Change.Refused) change(instance, nodes, data)).problem();
    }

    private static Change change(String instance, Map<String, Node> nodes, String data) {
        return step(instance, nodes).resource().compare(facts(instance, data));
    }

    private static DataStep step(String name, Map<String, Node> nodes) {
        var instance = CLUSTER.instance(name);
        return new DataStep(Deployments.of(CLUSTER, nodes), instance, PostgresPaths.of(CLUSTER, instance));
    }

    private static KnownFacts facts(String name, String data) {
        var paths = PostgresPaths.of(CLUSTER, CLUSTER.instance(name));
        return KnownFacts.none().with(DataDirectoryFact.of(paths.dataDirectory(), paths.binaries()), data);
    }

    private static String data(int version, String owner, int timeline, String more) {
        return "version=%d\nowner=%s\n%sLatest checkpoint's TimeLineID:       %d\nDatabase cluster state: shut down\n"
                .formatted(version, owner, more, timeline);
    }
}
