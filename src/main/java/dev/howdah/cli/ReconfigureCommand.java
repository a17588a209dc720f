package dev.howdah.cli;

import dev.howdah.model.FailoverSpeed;
import dev.howdah.operation.reconfigure.ReconfigureOptions;
import dev.howdah.operation.reconfigure.Reconfigured;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Changes config.yml by options: shows the difference, asks, writes and commits.
@Command
final class ReconfigureCommand implements Callable<Integer> {

    private final Streams streams;
    private final Function<ReconfigureOptions, Reconfigured> planning;
    private final BiFunction<Reconfigured, String, Optional<String>> writing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Set a variable; may be given several times.")
    private List<String> set = List.of();

    @Option(names = "--unset", paramLabel = "NAME", description = "Remove a variable; may be given several times.")
    private List<String> unset = List.of();

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "Whose variables --set and --unset mean (default: the whole cluster's).")
    private Optional<String> instance = Optional.empty();

    @Mixin
    private ReplicaOptions replica = new ReplicaOptions();

    @Option(
            names = "--failover-manager",
            paramLabel = "NAME",
            description = "Another failover manager; only while nothing has been provisioned.")
    private Optional<String> failoverManager = Optional.empty();

    @Option(
            names = "--failover-speed",
            paramLabel = "NAME",
            description = "How quickly a primary is taken for lost: fast, norm, safe or wide; the same as --set"
                    + " failover_speed=NAME.")
    private Optional<String> failoverSpeed = Optional.empty();

    @Option(
            names = "--postgres-version",
            paramLabel = "VERSION",
            description = "Pin the packages of Postgres to a minor version, such as 15.4.")
    private Optional<String> postgresVersion = Optional.empty();

    @Option(names = "--dry-run", description = "Show the difference and write nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Write without asking.")
    private boolean yes;

    ReconfigureCommand(
            Streams streams,
            Function<ReconfigureOptions, Reconfigured> planning,
            BiFunction<Reconfigured, String, Optional<String>> writing) {
        this.streams = streams;
        this.planning = planning;
        this.writing = writing;
    }

    @Override
    public Integer call() {
        var planned = planning.apply(options());
        streams.printWarnings(planned.warnings());
        if (planned.isEmpty()) {
            streams.print("Nothing to change: config.yml says so already.\n");
            return 0;
        }
        var text = new StringBuilder(planned.file() + "\n");
        planned.difference()
                .forEach(line -> text.append("  ")
                        .append(
                                line.startsWith("+")
                                        ? streams.ink().green(line)
                                        : streams.ink().red(line))
                        .append('\n'));
        planned.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        streams.print(text.toString());
        if (dryRun) {
            return 0;
        }
        confirm();
        writing.apply(planned, commandLine())
                .ifPresent(why -> streams.printWarnings(
                        List.of(Problem.inFile(planned.file().toString(), 0, why))));
        streams.print("Written. Next: howdah plan %s\n".formatted(cluster.directory()));
        return 0;
    }

    private ReconfigureOptions options() {
        return new ReconfigureOptions(
                cluster.directory(),
                replica.add(),
                replica.name(),
                replica.upstream(),
                replica.location(),
                replica.address(),
                replica.cascaded(),
                assignments(),
                unset,
                instance,
                failoverManager,
                postgresVersion);
    }

    private List<String> assignments() {
        var assignments = new ArrayList<>(set);
        failoverSpeed.ifPresent(word -> assignments.add(FailoverSpeed.CHOICE.name() + "=" + word));
        return assignments;
    }

    private void confirm() {
        if (yes) {
            return;
        }
        if (!streams.terminal()) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--yes", "nothing was written: there is no terminal to ask on")
                            .withRemedy("say --yes, or --dry-run to look only"));
        }
        streams.print("Write this? [y/N] ");
        if (!List.of("y", "yes").contains(Typed.line(streams).strip().toLowerCase(Locale.ROOT))) {
            throw ProblemException.wrongInput(Problem.inOption("--yes", "not confirmed; nothing was written"));
        }
    }

    private String commandLine() {
        var words = new ArrayList<>(List.of("howdah", "reconfigure"));
        var result = spec.commandLine() == null ? null : spec.commandLine().getParseResult();
        if (result != null) {
            words.addAll(result.originalArgs());
        }
        return String.join(" ", words);
    }
}
