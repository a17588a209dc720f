package dev.howdah.operation.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.operation.check.MadeUpCluster;
import dev.howdah.problem.Problem;
import dev.howdah.testing.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LossTest {

    private final MadeUpCluster cluster = new MadeUpCluster();

    /// @param seconds since the standby heard of its upstream, and the longest silence of one that lives
    private void heard(String name, String seconds) {
        cluster.fact(name, Loss.heard(cluster.cluster(), cluster.instance(name)), seconds);
    }

    private List<String> problems(Optional<String> target, String... lost) {
        return new Loss(target, Set.of(lost))
                .problems(cluster.seen()).stream().map(Problem::text).toList();
    }

    @Test
    void aPrimaryThatIsAliveIsNotReplaced() {
        assertThat(problems(Optional.empty())).hasSize(1);
        assertThat(problems(Optional.empty()).getFirst())
                .contains("it is primary and takes writes", "howdah switchover");
    }

    @Test
    void onlyTheUserKnowsThatASilentHostIsOff() {
        cluster.silent("primary");
        assertThat(String.join("", problems(Optional.empty())))
                .contains("whether it takes writes is not known", "--lost primary");
        assertThat(problems(Optional.empty(), "primary")).isEmpty();
        assertThat(new Loss(Optional.empty(), Set.of("primary")).candidate(cluster.seen()))
                .contains("replica");
    }

    @Test
    void aPrimaryThatAStandbyHearsOfIsNotLost() {
        cluster.silent("primary");
        heard("replica", "12 35");
        assertThat(String.join("", problems(Optional.empty(), "primary"))).contains("it heard of primary 12 s ago");
        heard("replica", "40 65");
        assertThat(String.join("", problems(Optional.empty(), "primary"))).contains("it heard of primary 40 s ago");
        heard("replica", "40 35");
        assertThat(problems(Optional.empty(), "primary")).isEmpty();
        heard("replica", "-1 35");
        assertThat(problems(Optional.empty(), "primary")).isEmpty();
    }

    @Test
    void aStoppedPrimaryWhoseHostAnswersIsLost() {
        cluster.node("primary", Nodes.stoppedPrimary(1));
        assertThat(problems(Optional.empty())).isEmpty();
    }

    @Test
    void theOneThatHasMostIsTaken() {
        cluster.node("primary", Nodes.stoppedPrimary(1));
        cluster.node("cascaded1", MadeUpCluster.fed(Nodes.primary(1), List.of(), List.of()));
        assertThat(problems(Optional.empty()).getFirst()).contains("it is primary");
        cluster.node("cascaded1", Nodes.standby(1, "replica"));
        cluster.node("replica", Nodes.stoppedStandby(1));
        assertThat(problems(Optional.of("replica")).getFirst()).contains("it is no standby that runs");
        assertThat(new Loss(Optional.empty(), Set.of()).candidate(cluster.seen()))
                .contains("cascaded1");
    }

    @Test
    void withoutAStandbyNobodyCanTakeItsPlace() {
        cluster.node("primary", Nodes.stoppedPrimary(1));
        cluster.node("replica", Nodes.stoppedStandby(1));
        cluster.node("cascaded1", Nodes.stoppedStandby(1));
        assertThat(problems(Optional.empty()).getFirst()).contains("no standby runs");
    }
}
