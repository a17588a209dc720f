package dev.howdah.cli;

import dev.howdah.operation.DownloadOptions;
import dev.howdah.operation.DownloadPackages.Downloaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Fills local-repo with all packages that a cluster needs.
@Command
final class DownloadPackagesCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Downloading {
        Downloaded download(Path clusterDirectory, DownloadOptions options);
    }

    private final Streams streams;
    private final Downloading downloading;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = {"--distribution", "--os"},
            paramLabel = "NAME",
            description = "Distribution of the hosts (default: the cluster's).")
    private Optional<String> distribution = Optional.empty();

    @Option(names = "--os-version", paramLabel = "VERSION", description = "Its version (default: the cluster's).")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--docker-image",
            paramLabel = "IMAGE",
            description = "Image to fetch in, of that distribution (default: the cluster's, else one of Howdah's).")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--download-dir",
            paramLabel = "DIR",
            description = "Where the packages go, below DIR by distribution and version (default: CLUSTER/local-repo).")
    private Optional<Path> directory = Optional.empty();

    @Option(
            names = "--exclude-packages",
            paramLabel = "NAME",
            split = ",",
            description = "Packages that are not wanted, separated by commas. May be repeated.")
    private List<String> excluded = List.of();

    DownloadPackagesCommand(Streams streams, Downloading downloading) {
        this.streams = streams;
        this.downloading = downloading;
    }

    @Override
    public Integer call() {
        var options = new DownloadOptions(
                distribution,
                version,
                image,
                directory,
                excluded,
                line -> streams.print(line + "\n"),
                work -> Runtime.getRuntime().addShutdownHook(new Thread(work)));
        var done = downloading.download(cluster.directory(), options);
        streams.print("%s holds %d packages, %.1f MB; %d of them are new.%n"
                .formatted(done.directory(), done.packages(), done.bytes() / 1e6, done.packages() - done.before()));
        return 0;
    }
}
