package dev.howdah.operation.switchover;

import java.util.Set;

/// What the user asked of a planned change of the primary.
///
/// @param target that is to be primary
/// @param mostLagBytes that it may be behind
/// @param mostLagSeconds that it may be behind
/// @param without hosts whose state does not matter, by the user's word
/// @param breakLock the user's word that locks of other runs are stale
public record SwitchoverOptions(
        String target,
        boolean dryRun,
        long mostLagBytes,
        double mostLagSeconds,
        Set<String> without,
        boolean breakLock) {

    public static final int USUAL_LAG_MB = 16;
    public static final int USUAL_LAG_SECONDS = 5;

    public SwitchoverOptions {
        without = Set.copyOf(without);
    }
}
