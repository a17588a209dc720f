package dev.howdah.cli;

import picocli.CommandLine.Option;

/// How progress is shown.
final class PlainOption {

    @Option(names = "--plain", description = "Show progress as timestamped lines, as where there is no terminal.")
    private boolean plain;

    boolean isPlain() {
        return plain;
    }
}
