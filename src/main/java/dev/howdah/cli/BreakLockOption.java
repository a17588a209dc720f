package dev.howdah.cli;

import picocli.CommandLine.Option;

/// The user's word that locks of other runs on the hosts are stale.
final class BreakLockOption {

    @Option(names = "--break-lock", description = "Take over locks of other runs: you know that they are dead.")
    private boolean breakLock;

    boolean isGiven() {
        return breakLock;
    }
}
