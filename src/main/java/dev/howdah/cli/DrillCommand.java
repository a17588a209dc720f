package dev.howdah.cli;

import dev.howdah.engine.Stop;
import dev.howdah.operation.drill.DrillOptions;
import dev.howdah.operation.drill.DrillResult;
import dev.howdah.problem.Category;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.report.DrillHtml;
import dev.howdah.report.DrillJson;
import dev.howdah.report.DrillText;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Breaks the primary on purpose while a client writes, and reports what that did to it.
@Command
final class DrillCommand implements Callable<Integer> {

    /// What the command asks of the application.
    interface Drilling {
        DrillResult run(Path clusterDirectory, DrillOptions options, Consumer<Happening> told, Stop stop);

        boolean undo(Path clusterDirectory, Consumer<Happening> told);

        String clusterName(Path clusterDirectory);
    }

    /// What the client connects through.
    enum Way {
        DIRECT,
        HAPROXY,
        PGBOUNCER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Words of the faults.
    static final class Faults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }

        static List<String> words() {
            return Arrays.stream(Fault.values()).map(Fault::word).toList();
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Streams streams;
    private final Drilling drilling;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            completionCandidates = Faults.class,
            description = "What happens to the primary: ${COMPLETION-CANDIDATES}.")
    private Optional<String> fault = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Do it N times, each time to whoever is primary then (default: ${DEFAULT-VALUE}).")
    private int count = 1;

    @Option(
            names = "--through",
            paramLabel = "WAY",
            defaultValue = "direct",
            description = "What the client connects through: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Way way = Way.DIRECT;

    @Option(
            names = "--restore",
            description = "Clone a former primary anew where it stays out, as `deploy --reclone` does.")
    private boolean restore;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as an HTML page too.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(names = "--undo", description = "Undo what a drill that was killed has left, and break nothing.")
    private boolean undo;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--this-will-interrupt-service",
            description = "Needed for clusters that are not containers of this machine.")
    private boolean mayInterrupt;

    DrillCommand(Streams streams, Drilling drilling) {
        this.streams = streams;
        this.drilling = drilling;
    }

    @Override
    public Integer call() {
        if (undo) {
            if (!drilling.undo(cluster.directory(), this::tell)) {
                streams.print("There is nothing to undo.\n");
            }
            return 0;
        }
        var options = new DrillOptions(chosen(), count(), way.toString(), mayInterrupt, restore);
        page.ifPresent(file -> TextFile.write(file, "")); // what cannot be written is noticed before anything breaks
        confirm(options);
        return show(run(options));
    }

    private Fault chosen() {
        var word = fault.orElseThrow(() -> ProblemException.wrongInput(
                Problem.inOption("--fault", "what is to happen to the primary has to be said")
                        .withRemedy("known are " + String.join(", ", Faults.words()))));
        return Arrays.stream(Fault.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.inOption("--fault", "'" + word + "' is not what --fault takes")
                                .withRemedy(DidYouMean.hint(word, Faults.words()))));
    }

    private int count() {
        if (count < 1) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--count", "at least one drill is needed, not " + count));
        }
        return count;
    }

    private void confirm(DrillOptions options) {
        if (yes) {
            return;
        }
        if (!streams.terminal()) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--yes", "a drill has to be confirmed, and there is no terminal to ask on")
                            .withRemedy("say --yes"));
        }
        var name = drilling.clusterName(cluster.directory());
        streams.print("On the primary of %s %s. Applications cannot write until the cluster has dealt with it.\n"
                .formatted(name, options.fault().what()));
        streams.print("Type the cluster's name: ");
        if (!Typed.line(streams).strip().equals(name)) {
            throw ProblemException.wrongInput(
                    Problem.inOption("CLUSTER", "that is not the cluster's name; nothing was broken"));
        }
    }

    private DrillResult run(DrillOptions options) {
        var stop = new Stop();
        try (var _ = Interruption.watch(
                stop,
                line -> streams.err().println(line),
                PATIENCE,
                "Stopping: the fault is undone first. Once more ends at once; then `howdah drill CLUSTER --undo` is due.")) {
            return drilling.run(cluster.directory(), options, this::tell, stop);
        }
    }

    /// Lines go where they are in nobody's way.
    private void tell(Happening happening) {
        var line = DrillText.happening(happening, ZoneId.systemDefault(), streams.ink());
        if (format == Format.JSON) {
            streams.err().print(line);
            streams.err().flush();
        } else {
            streams.print(line);
        }
    }

    private int show(DrillResult result) {
        var reports = result.reports();
        page.ifPresent(file -> TextFile.write(file, DrillHtml.of(reports)));
        switch (format) {
            case TEXT -> {
                reports.forEach(report -> streams.print(DrillText.of(report, streams.ink())));
                if (reports.size() > 1) {
                    streams.print(DrillText.summary(reports));
                }
                page.ifPresent(file -> streams.print("The report is " + file + "\n"));
            }
            case JSON -> streams.print(DrillJson.of(reports));
        }
        if (!result.problems().isEmpty()) {
            streams.printErrors(result.problems());
        }
        if (result.stopped()) {
            streams.err().println("Stopped. The fault is undone, and what the drill had made is gone.");
            return Category.STOPPED.exitCode();
        }
        return result.isGood() ? 0 : Category.CHECK_FAILED.exitCode();
    }
}
