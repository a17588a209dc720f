package dev.howdah.cli;

import dev.howdah.operation.ConfigureOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which system the machines run.
final class ImageOptions {

    @Option(
            names = {"--distribution", "--os"},
            paramLabel = "NAME",
            completionCandidates = Candidates.Distributions.class,
            defaultValue = ConfigureOptions.DEFAULT_DISTRIBUTION,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String distribution = ConfigureOptions.DEFAULT_DISTRIBUTION;

    @Option(
            names = "--os-version",
            paramLabel = "VERSION",
            completionCandidates = Candidates.DebianVersions.class,
            description = "${COMPLETION-CANDIDATES} (default: " + ConfigureOptions.DEFAULT_OS_VERSION + ").")
    private Optional<String> osVersion = Optional.empty();

    @Option(
            names = "--os-image",
            paramLabel = "IMAGE",
            description = "Full name of the image to run, instead of our own one of the distribution.")
    private Optional<String> osImage = Optional.empty();

    String distribution() {
        return distribution;
    }

    Optional<String> osVersion() {
        return osVersion;
    }

    Optional<String> osImage() {
        return osImage;
    }
}
