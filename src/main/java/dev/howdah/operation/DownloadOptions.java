package dev.howdah.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the user asked of a download of packages.
///
/// @param distribution name of it, where not the one of the cluster's hosts
/// @param version of the distribution
/// @param image image of a container that has that distribution
/// @param directory in place of local-repo in the cluster's directory
/// @param excluded packages that are not wanted
/// @param told gets what happens, a line each
/// @param atInterrupt gets what has to be done where the user stops the tool
public record DownloadOptions(
        Optional<String> distribution,
        Optional<String> version,
        Optional<String> image,
        Optional<Path> directory,
        List<String> excluded,
        Consumer<String> told,
        Consumer<Runnable> atInterrupt) {

    public DownloadOptions {
        excluded = List.copyOf(excluded);
    }
}
