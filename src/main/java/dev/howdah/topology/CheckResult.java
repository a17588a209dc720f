package dev.howdah.topology;

import java.util.List;

/// How one check of a running cluster ended.
///
/// @param name short and stable, such as `replication-lag`
/// @param instance where it was checked; empty for the cluster as a whole
/// @param what one sentence: what was found
/// @param evidence lines that show it; without secrets
/// @param seconds how long it took
public record CheckResult(
        String name, String instance, boolean ok, String what, List<String> evidence, double seconds) {

    public CheckResult {
        evidence = List.copyOf(evidence);
    }
}
