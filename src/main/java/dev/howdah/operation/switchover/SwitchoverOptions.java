package dev.howdah.operation.switchover;

import java.util.Set;

/// What the user asked of a planned change of the primary.
///
/// @param target that is to be primary
/// @param mostLagBytes that it may be behind
/// @param mostLagSeconds that it may be behind
/// @param without hosts whose state does not matter, by the user's word
public record SwitchoverOptions(
        String target, boolean dryRun, long mostLagBytes, double mostLagSeconds, Set<String> without) {

    public static final int USUAL_LAG_MB = 16;
    public static final int USUAL_LAG_SECONDS = 5;

    public SwitchoverOptions {
        without = Set.copyOf(without);
    }
}
