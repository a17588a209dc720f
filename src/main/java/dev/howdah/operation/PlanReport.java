package dev.howdah.operation;

import dev.howdah.engine.Plan;
import dev.howdah.problem.Problem;
import java.util.List;

/// A plan with all that has to be said along with it.
///
/// @param configDigest SHA-256 of config.yml as it was read, in hexadecimal
/// @param provisioning what the platform would make, change or remove first, a sentence each, such as
///     `+ container kaolin (howdah/debian:12, 10.33.0.2)`
/// @param warnings what looks odd in config.yml
public record PlanReport(Plan plan, String configDigest, List<String> provisioning, List<Problem> warnings) {

    public PlanReport {
        provisioning = List.copyOf(provisioning);
        warnings = List.copyOf(warnings);
    }

    public boolean isEmpty() {
        return plan.isEmpty() && provisioning.isEmpty();
    }
}
