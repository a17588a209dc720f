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

    @Option(names = "--watch", description = "Look again and again until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How often --watch looks (default: ${DEFAULT-VALUE}).")
    private int every = 2;

    StatusCommand(Streams streams, Observing observing) {
        this.streams = streams;
        this.observing = observing;
    }

    @Override
    public Integer call() {
        if (every < 1) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--every", "at least one second is needed, not " + every));
        }
        int exitCode = look();
        while (watch && !Ticker.pause(Duration.ofSeconds(every))) {
            exitCode = look();
        }
        return exitCode;
    }

    private int look() {
        var seen = observing.observe(cluster.directory());
        var text = format == Format.JSON ? TopologyJson.of(seen) : TopologyText.of(seen, streams.ink());
        streams.print(watch && streams.terminal() ? CLEAR + text : text);
        return seen.problems().isEmpty() ? 0 : Category.UNREACHABLE.exitCode();
    }
}
