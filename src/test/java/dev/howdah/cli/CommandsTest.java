package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Outcome;
import dev.howdah.engine.StepOutcome;
import dev.howdah.host.Result;
import dev.howdah.operation.DeployReport;
import dev.howdah.operation.HostAnswer;
import dev.howdah.operation.PlanReport;
import dev.howdah.operation.TestReport;
import dev.howdah.problem.Problem;
import dev.howdah.report.MadeUp;
import dev.howdah.secret.Secret;
import dev.howdah.topology.CheckResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final PlanReport CHANGES = new PlanReport(MadeUp.plan(), "digest", List.of("+ network"), List.of());
    private static final PlanReport NOTHING = new PlanReport(MadeUp.nothing(), "digest", List.of(), List.of());

    private final Typing typing = new Typing();

    @TempDir
    private Path directory;

    private PlanCommand planning(PlanReport report) {
        return new PlanCommand(typing.streams(), (_, _) -> report);
    }

    private DeployCommand deploying(PlanReport now, Outcome outcome) {
        return new DeployCommand(typing.streams(), (_, options, _, _) -> {
            options.approval().accept(now);
            var outcomes = new LinkedHashMap<String, List<StepOutcome>>();
            outcomes.put("kinfolk", List.of(new StepOutcome("s", outcome, Duration.ZERO)));
            return new DeployReport(outcomes, Path.of("journal.jsonl"), List.of(), false);
        });
    }

    @Test
    void planSaysByItsExitCodeWhetherThereIsSomethingToDo() {
        assertThat(typing.one(planning(CHANGES), "plan")).isZero();
        assertThat(typing.one(planning(CHANGES), "plan", "--detailed-exitcode")).isEqualTo(2);
        assertThat(typing.one(planning(NOTHING), "plan", "--detailed-exitcode")).isZero();
        var partial = new PlanReport(MadeUp.plan(), "digest", List.of(), List.of());
        assertThat(typing.one(planning(partial), "plan")).isEqualTo(4);
    }

    @Test
    void deployCarriesOutAStoredPlanOrNothing() {
        var file = directory.resolve("plan.json").toString();
        assertThat(typing.one(planning(CHANGES), "plan", "--out", file)).isZero();
        assertThat(typing.one(deploying(CHANGES, new Outcome.Done(1)), "deploy", "--plan", file))
                .isZero();
        assertThat(typing.one(deploying(NOTHING, new Outcome.Done(1)), "deploy", "--plan", file))
                .isEqualTo(3);
        assertThat(typing.err()).contains("the plan is outdated and nothing was changed: the hosts are no longer");
        var edited = new PlanReport(MadeUp.plan(), "other", List.of("+ network"), List.of());
        assertThat(typing.one(deploying(edited, new Outcome.Done(1)), "deploy", "--plan", file))
                .isEqualTo(3);
        assertThat(typing.err()).contains("config.yml was changed since the plan was made");
    }

    @Test
    void aFileThatIsNoPlanIsRefused() throws Exception {
        var file =
                Files.writeString(directory.resolve("x.json"), "{\"a\": [1,\n2").toString();
        assertThat(typing.one(deploying(NOTHING, new Outcome.Unchanged()), "deploy", "--plan", file))
                .isEqualTo(3);
        assertThat(typing.err()).contains("this is no JSON");
        assertThat(typing.one(deploying(NOTHING, new Outcome.Unchanged()), "deploy", "--plan", file + "x"))
                .isEqualTo(3);
        assertThat(typing.err()).contains("no such file or directory");
    }

    @Test
    void aDeployThatOnlyMissedSilentHostsSaysSo() {
        var failed = new Outcome.Failed(Problem.onHost("kinfolk", "", "silent"));
        assertThat(typing.one(deploying(CHANGES, failed), "deploy")).isEqualTo(4); // kinfolk is unreachable in it
        assertThat(typing.one(deploying(NOTHING, failed), "deploy")).isEqualTo(5);
        assertThat(typing.out()).contains("journal.jsonl");
    }

    @Test
    void removingAClusterAsksForItsName() {
        var removed = new ArrayList<Path>();
        DeprovisionCommand.Naming naming = _ -> "speedy";
        ProvisionCommand.Provisioning removing = (path, _) -> {
            removed.add(path);
            return List.of("- container kaolin");
        };
        assertThat(typing.one(
                        new DeprovisionCommand(typing.streams(), naming, _ -> "This removes all.", removing),
                        "deprovision"))
                .isEqualTo(3);
        assertThat(typing.err()).contains("say --yes");
        var wrong = new Typing("slow\n", true);
        assertThat(wrong.one(
                        new DeprovisionCommand(wrong.streams(), naming, _ -> "This removes all.", removing),
                        "deprovision"))
                .isEqualTo(3);
        assertThat(removed).isEmpty();
        var right = new Typing("speedy\n", true);
        assertThat(right.one(
                        new DeprovisionCommand(right.streams(), naming, _ -> "This removes all.", removing),
                        "deprovision"))
                .isZero();
        assertThat(typing.one(
                        new DeprovisionCommand(typing.streams(), naming, _ -> "This removes all.", removing),
                        "deprovision",
                        "--yes"))
                .isZero();
        assertThat(removed).hasSize(2);
    }

    @Test
    void passwordsComeOverStandardInputOrAreMade() {
        var stored = new ArrayList<Optional<Secret>>();
        StorePasswordCommand.Storing storing = (_, _, password) -> stored.add(password);
        var piped = new Typing("s3cret\n", false);
        assertThat(piped.one(new StorePasswordCommand(piped.streams(), storing), "store-password", ".", "app"))
                .isZero();
        assertThat(stored.getFirst().map(Secret::reveal)).contains("s3cret");
        assertThat(piped.out()).doesNotContain("s3cret");
        var random = new StorePasswordCommand(typing.streams(), storing);
        assertThat(typing.one(random, "store-password", ".", "app", "--random")).isZero();
        assertThat(stored.getLast()).isEmpty();
        assertThat(typing.one(new StorePasswordCommand(typing.streams(), storing), "store-password", ".", "app"))
                .isEqualTo(3);
    }

    @Test
    void execPrefixesEachLineAndFailsWhereOneHostDid() {
        ExecCommand.Executing executing = (_, targets, words, told) -> {
            assertThat(targets).containsExactly("primary");
            assertThat(words).containsExactly("ls", "-l");
            var good = new HostAnswer.Answered("kaolin", new Result(0, "a\nb\n", ""), Duration.ZERO);
            var bad = new HostAnswer.Answered("karma", new Result(2, "", "no\n"), Duration.ZERO);
            told.accept(good);
            told.accept(bad);
            return List.of(good, bad);
        };
        var exec = new ExecCommand(typing.streams(), executing);
        assertThat(typing.one(exec, "exec", ".", "--on", "primary", "--", "ls", "-l"))
                .isEqualTo(5);
        assertThat(typing.out()).isEqualTo("kaolin: a\nkaolin: b\n");
        assertThat(typing.err().lines()).containsExactly("karma: no", "karma: exit status 2");
    }

    @Test
    void pingNamesSilentHosts() {
        var ping = new PingCommand(
                typing.streams(),
                (_, _, _, _) -> List.of(
                        new HostAnswer.Answered("kaolin", new Result(0, "", ""), Duration.ofMillis(12)),
                        new HostAnswer.Silent("karma", "no such container")));
        assertThat(typing.one(ping, "ping")).isEqualTo(4);
        assertThat(typing.out()).isEqualTo("kaolin  answers (12 ms)\nkarma   does not answer: no such container\n");
    }

    @Test
    void testFailsWhereOneCheckDid() {
        var bad = new TestReport(
                List.of(new CheckResult("backup", "kebab", false, "no backup", List.of(), 0.1)),
                List.of(Problem.here("tests/x is not run")));
        assertThat(typing.one(new TestCommand(typing.streams(), _ -> "speedy", (_, _) -> bad), "test"))
                .isEqualTo(1);
        assertThat(typing.out()).contains("1 of 1 check failed: backup (kebab)");
        assertThat(typing.err()).contains("warning: tests/x is not run");
        var junit = new Typing();
        assertThat(junit.one(new TestCommand(junit.streams(), _ -> "speedy", (_, _) -> bad), "test", "--format=junit"))
                .isEqualTo(1);
        assertThat(junit.out()).contains("<failure message=\"no backup\">");
    }

    @Test
    void statusShowsTheTreeAndSaysWhereItCouldNotLook() {
        assertThat(typing.one(new StatusCommand(typing.streams(), _ -> MadeUp.healthy()), "status"))
                .isZero();
        assertThat(typing.out()).contains("└─ karma");
        assertThat(typing.one(new StatusCommand(typing.streams(), _ -> MadeUp.broken()), "status", "--format", "JSON"))
                .isEqualTo(4);
        assertThat(typing.out()).contains("\"state\" : \"unreachable\"");
    }

    @Test
    void listsContainersInColumns() {
        var listing = new ListContainersCommand(
                typing.streams(),
                _ -> List.of(new ListContainersCommand.Container(
                        "kaolin", "running", "Up 3 minutes", "10.33.0.2", "howdah/debian:12")));
        assertThat(typing.one(listing, "list-containers")).isZero();
        assertThat(typing.out()).isEqualTo("""
                NAME    STATE    SINCE         ADDRESS    IMAGE
                kaolin  running  Up 3 minutes  10.33.0.2  howdah/debian:12
                """);
    }

    @Test
    void theDemoTellsHowToConnectBreakAndRemove() throws Exception {
        var place = Files.createDirectories(directory.resolve("d"));
        Files.writeString(place.resolve("config.yml"), "# made before");
        var demo = new DemoCommand(
                typing.streams(),
                _ -> {
                    throw new AssertionError("it is configured already");
                },
                (_, options, _, _) -> {
                    options.approval().accept(CHANGES);
                    return new DeployReport(new LinkedHashMap<>(), Path.of("j"), List.of(), false);
                },
                _ -> MadeUp.healthy());
        assertThat(typing.one(demo, "demo", place.toString())).isZero();
        assertThat(typing.out())
                .contains("└─ karma", "docker exec -it -u postgres kaolin psql", "howdah deprovision " + place);
    }
}
