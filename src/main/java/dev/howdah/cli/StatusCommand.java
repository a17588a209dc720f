package dev.howdah.cli;

import dev.howdah.engine.Ticker;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.report.TopologyJson;
import dev.howdah.report.TopologyText;
import dev.howdah.topology.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the live topology, once or again and again.
@Command
final class StatusCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Observing {
        Observation observe(Path clusterDirectory);
    }

    private static final String CLEAR = "\u001b[H\u001b[J";

    private final Streams streams;
    private final Observing observing;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "2",
            description = "Look again every SECONDS (default: 2) until Ctrl-C.")
    private Optional<Integer> watch = Optional.empty();

    StatusCommand(Streams streams, Observing observing) {
        this.streams = streams;
        this.observing = observing;
    }

    @Override
    public Integer call() {
        watch.filter(seconds -> seconds < 1).ifPresent(seconds -> {
            throw ProblemException.wrongInput(
                    Problem.inOption("--watch", "at least one second is needed, not " + seconds));
        });
        int exitCode = look();
        while (watch.isPresent() && !Ticker.pause(Duration.ofSeconds(watch.get()))) {
            exitCode = look();
        }
        return exitCode;
    }

    private int look() {
        var seen = observing.observe(cluster.directory());
        var text = format == Format.JSON ? TopologyJson.of(seen) : TopologyText.of(seen, streams.ink());
        streams.print(watch.isPresent() && streams.terminal() ? CLEAR + text : text);
        return seen.problems().isEmpty() ? 0 : Category.UNREACHABLE.exitCode();
    }
}
