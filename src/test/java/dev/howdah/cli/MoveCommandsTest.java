package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Outcome;
import dev.howdah.operation.Follow;
import dev.howdah.operation.Maintenance;
import dev.howdah.operation.MoveOptions;
import dev.howdah.operation.Rejoin;
import dev.howdah.operation.switchover.Ending;
import dev.howdah.operation.switchover.SwitchoverOptions;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the verbs that change who is primary take, print and give back.
class MoveCommandsTest {

    private static final Problem PROBLEM =
            Problem.onHost("kame", "promote", "it is not promoted").withRemedy("wait");
    private static final Ending GOOD = new Ending(Optional.of("karma"), true, List.of());
    private static final Ending BAD = new Ending(Optional.of("kame"), false, List.of(PROBLEM));

    private final Typing typing = new Typing();
    private final List<Object> asked = new ArrayList<>();

    private SwitchoverCommand switchover(Ending ending) {
        return new SwitchoverCommand(typing.streams(), (_, options, shown, _, _) -> {
            asked.add(options);
            shown.accept(List.of("first", "second"));
            return options.dryRun() ? Optional.empty() : Optional.of(ending);
        });
    }

    @Test
    void aSwitchoverShowsItsStepsAndWhoIsPrimaryInTheEnd() {
        assertThat(typing.one(switchover(GOOD), "switchover", "speedy", "karma"))
                .isZero();
        assertThat(typing.out()).contains(" 1. first\n 2. second\n", "karma is the primary.");
        assertThat(asked).containsExactly(new SwitchoverOptions("karma", false, 16L << 20, 5, Set.of(), false));
    }

    @Test
    void oneThatFailsSaysWhoIsPrimaryAndWhatToDo() {
        assertThat(typing.one(switchover(BAD), "switchover", "speedy", "karma")).isEqualTo(5);
        assertThat(typing.out()).contains("kame is the primary.");
        assertThat(typing.err()).contains("it is not promoted", "help: wait");
    }

    @Test
    void optionsOfASwitchover() {
        assertThat(typing.one(
                        switchover(GOOD),
                        "switchover",
                        "speedy",
                        "karma",
                        "--dry-run",
                        "--max-lag-mb",
                        "1",
                        "--max-lag-seconds",
                        "0.5",
                        "--without",
                        "kaolin",
                        "--break-lock"))
                .isZero();
        assertThat(asked).containsExactly(new SwitchoverOptions("karma", true, 1 << 20, 0.5, Set.of("kaolin"), true));
        assertThat(typing.one(switchover(GOOD), "switchover", "speedy")).isEqualTo(3);
        assertThat(typing.err()).contains("NEW_PRIMARY");
    }

    @Test
    void aFailoverTakesTheBestWhereNobodyIsNamed() {
        assertThat(typing.one(failover(), "failover", "speedy", "--lost", "kame"))
                .isZero();
        assertThat(typing.one(failover(), "failover", "speedy", "--dry-run", "--break-lock"))
                .isZero();
        assertThat(asked)
                .containsExactly(
                        List.of(Optional.empty(), Set.of("kame"), new MoveOptions(false, false)),
                        List.of(Optional.empty(), Set.of(), new MoveOptions(true, true)));
        assertThat(typing.out()).contains("karma is the primary.");
    }

    private FailoverCommand failover() {
        return new FailoverCommand(typing.streams(), (_, target, lost, options, _, _, _) -> {
            asked.add(List.of(target, lost, options));
            return Optional.of(GOOD);
        });
    }

    @Test
    void aRejoinSaysWhomItFollows() {
        assertThat(typing.one(rejoin(new Rejoin.Report(true, "karma", List.of())), "rejoin", "speedy", "kame"))
                .isZero();
        assertThat(typing.out()).contains("kame follows karma.");
        assertThat(typing.one(rejoin(new Rejoin.Report(false, "karma", List.of())), "rejoin", "speedy", "kame"))
                .isZero();
        assertThat(typing.out()).contains("kame already follows karma.");
        assertThat(typing.one(rejoin(new Rejoin.Report(true, "karma", List.of(PROBLEM))), "rejoin", "speedy", "kame"))
                .isEqualTo(5);
        assertThat(typing.err()).contains("help: wait");
    }

    @Test
    void aRejoinPassesOnWhatTheUserGivesUp() {
        var good = new Rejoin.Report(true, "karma", List.of());
        typing.one(rejoin(good), "rejoin", "speedy", "kame", "--reclone");
        typing.one(rejoin(good), "rejoin", "speedy", "kame", "--break-lock");
        assertThat(asked).containsExactly(List.of("kame", true, false), List.of("kame", false, true));
    }

    private RejoinCommand rejoin(Rejoin.Report report) {
        return new RejoinCommand(typing.streams(), (_, name, reclone, breakLock, _) -> {
            asked.add(List.of(name, reclone, breakLock));
            return report;
        });
    }

    @Test
    void whoIsToFollowAnotherOneShowsTheStepsAndHowItEnded() {
        assertThat(typing.one(follow(true), "follow", "speedy", "kaolin", "karma"))
                .isZero();
        assertThat(typing.out()).contains(" 1. first\n 2. second\n", "kaolin follows karma.");
        assertThat(asked).containsExactly(List.of("kaolin", Optional.of("karma"), new MoveOptions(false, false)));
    }

    @Test
    void whoFollowsAlreadyAndWhoIsOnlyAsked() {
        assertThat(typing.one(follow(false), "follow", "speedy", "kaolin")).isZero();
        assertThat(typing.out()).contains("kaolin already follows karma.");
        assertThat(typing.one(follow(true), "follow", "speedy", "kaolin", "--dry-run", "--break-lock"))
                .isZero();
        assertThat(typing.out()).doesNotContain("kaolin follows");
        assertThat(asked)
                .containsExactly(
                        List.of("kaolin", Optional.empty(), new MoveOptions(false, false)),
                        List.of("kaolin", Optional.empty(), new MoveOptions(true, true)));
    }

    @Test
    void whoCannotFollowSaysWhatToDo() {
        assertThat(typing.one(follow(true, PROBLEM), "follow", "speedy", "kaolin"))
                .isEqualTo(5);
        assertThat(typing.err()).contains("help: wait");
        assertThat(typing.out()).doesNotContain("kaolin follows");
    }

    private FollowCommand follow(boolean changed, Problem... problems) {
        return new FollowCommand(typing.streams(), (_, name, upstream, options, shown, _) -> {
            asked.add(List.of(name, upstream, options));
            shown.accept(List.of("first", "second"));
            return new Follow.Report(changed, "karma", List.of(problems));
        });
    }

    @Test
    void aPauseSaysWhatStandsStill() {
        assertThat(typing.one(maintenance(true, new Outcome.Done(1)), "pause", "speedy"))
                .isZero();
        assertThat(typing.out()).contains("automatic failover by repmgr stands still: `howdah resume`");
        assertThat(typing.one(maintenance(false, new Outcome.Unchanged()), "resume", "speedy"))
                .isZero();
        assertThat(typing.out()).contains("automatic failover by repmgr already watches\n");
        assertThat(typing.one(maintenance(true, new Outcome.Failed(PROBLEM)), "pause", "speedy"))
                .isEqualTo(5);
        assertThat(typing.err()).contains("help: wait");
        typing.one(maintenance(true, new Outcome.Done(1)), "pause", "speedy", "--break-lock");
        assertThat(asked).containsExactly(false, false, false, true);
    }

    private MaintenanceCommand maintenance(boolean still, Outcome outcome) {
        return new MaintenanceCommand(typing.streams(), still, (_, wish, breakLock) -> {
            asked.add(breakLock);
            return new Maintenance.Report("repmgr", wish, new LinkedHashMap<>(Map.of("kame", outcome)));
        });
    }
}
