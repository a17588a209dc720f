package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the steps of a change of the primary make of what a host says.
class PrimaryMoveTest {

    private static final String CONTROL = """
            Database cluster state:               %s
            Latest checkpoint location:           1/3000060
            """;

    private final Cluster cluster = Clusters.m1(1);
    private final PrimaryMove move = new PrimaryMove(cluster, new Repmgr());

    private static Change compare(Step step, String answer) {
        var resource = only(step);
        return resource.compare(KnownFacts.none().with(resource.facts().getFirst(), answer));
    }

    private static Resource only(Step step) {
        assertThat(step.resources()).hasSize(1);
        return step.resources().getFirst();
    }

    private static String script(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return ((Change.Edit) change).actions().getFirst().shell();
    }

    @Test
    void theEndOfAPrimaryIsKnownOnlyWhereItWasStoppedInOrder() {
        var end = move.end(cluster.instance("primary"));
        assertThat(ask(end, CONTROL.formatted("shut down")))
                .isEqualTo(new Known.Answer<>(Optional.of((1L << 32) + 0x3000060)));
        assertThat(ask(end, CONTROL.formatted("in production"))).isEqualTo(new Known.Answer<>(Optional.empty()));
        assertThat(ask(end, CONTROL.formatted("shut down in recovery")))
                .isEqualTo(new Known.Answer<>(Optional.empty()));
        assertThat(ask(end, "runs: yes\n" + CONTROL.formatted("shut down")))
                .isEqualTo(new Known.Answer<>(Optional.empty()));
    }

    private static <T> Known<T> ask(Fact<T> fact, String answer) {
        return KnownFacts.none().with(fact, answer).ask(fact);
    }

    @Test
    void aPostgresThatStandsStillIsNotStoppedAgain() {
        var step = move.stop(cluster.instance("primary"));
        assertThat(compare(step, CONTROL.formatted("shut down"))).isInstanceOf(Change.Same.class);
        assertThat(compare(step, CONTROL.formatted("shut down in recovery"))).isInstanceOf(Change.Same.class);
        // a crashed one is not known to have sent what it had
        assertThat(compare(step, CONTROL.formatted("in production"))).isInstanceOf(Change.Edit.class);
        assertThat(script(compare(step, "runs: yes\n" + CONTROL.formatted("in production"))))
                .contains("systemctl stop postgres");
    }

    @Test
    void whoFollowsAlreadyIsLeftAlone() {
        var step = move.follow(cluster.instance("primary"), cluster.instance("replica"));
        var following = """
                signal
                primary_conninfo 'user=repmgr connect_timeout=2 host=replica port=5432 application_name=primary'
                primary_slot_name 'repmgr_slot_1'
                """;
        assertThat(compare(step, following)).isInstanceOf(Change.Same.class);
        assertThat(compare(step, following.replace("signal\n", ""))).isInstanceOf(Change.Edit.class);
        assertThat(compare(step, following.replace("host=replica", "host=cascaded1")))
                .isInstanceOf(Change.Edit.class);
        assertThat(compare(step, following.replace("slot_1", "slot_2"))).isInstanceOf(Change.Edit.class);
        assertThat(compare(step, following.replace("host=replica", "host=''replica''")))
                .isInstanceOf(Change.Same.class);
        assertThat(script(compare(step, "")))
                .contains("host=replica", "repmgr_slot_1", "standby.signal", "runs as a primary and is left alone");
    }

    @Test
    void aStandbyHasAllWhereItIsBehindTheLastRecord() {
        var step = move.receive(cluster.instance("replica"), 4711);
        assertThat(compare(step, "t")).isInstanceOf(Change.Same.class);
        assertThat(script(compare(step, "f"))).contains("> 4711");
    }

    @Test
    void onlyAFormerPrimaryThatStandsStillIsRewound() {
        var step = move.rewind(cluster.instance("primary"), cluster.instance("replica"));
        assertThat(compare(step, "standby")).isInstanceOf(Change.Same.class);
        assertThat(compare(step, "runs\nstandby")).isInstanceOf(Change.Same.class);
        assertThat(script(compare(step, ""))).contains("pg_rewind", "host=replica", "rewind --dry-run");
        assertThat(compare(step, "runs"))
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.problem().what()).contains("runs as a primary"));
        for (var state : List.of("broken", "standby\nbroken")) {
            assertThat(compare(step, state))
                    .isInstanceOfSatisfying(
                            Change.Refused.class,
                            refused -> assertThat(refused.problem().remedy().orElse(""))
                                    .contains("--reclone"));
        }
    }

    @Test
    void aPrimaryIsNotPromotedAgain() {
        assertThat(compare(move.promote(cluster.instance("replica")), "t")).isInstanceOf(Change.Same.class);
        assertThat(script(compare(move.promote(cluster.instance("replica")), "f")))
                .contains("pg_promote");
        assertThat(script(compare(move.awaitPromotion(cluster.instance("replica")), "f")))
                .doesNotContain("pg_promote");
    }
}
