package dev.howdah.operation;

import dev.howdah.engine.Plan;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;

/// A plan with all that has to be said along with it.
///
/// @param configDigest SHA-256 of config.yml as it was read, in hexadecimal
/// @param provisioning what the platform would make, change or remove first, a sentence each, such as
///     `+ container kaolin (howdah/debian:12, 10.33.0.2)`
/// @param warnings what looks odd in config.yml, and on hosts
/// @param obstacles what has to be mended on hosts before anything may be changed
/// @param outlook what may be expected of the cluster, a line each
public record PlanReport(
        Plan plan,
        String configDigest,
        List<String> provisioning,
        List<Problem> warnings,
        List<Problem> obstacles,
        List<String> outlook) {

    public PlanReport {
        provisioning = List.copyOf(provisioning);
        warnings = List.copyOf(warnings);
        obstacles = List.copyOf(obstacles);
        outlook = List.copyOf(outlook);
    }

    /// A plan that nothing stands in the way of.
    public PlanReport(Plan plan, String configDigest, List<String> provisioning, List<Problem> warnings) {
        this(plan, configDigest, provisioning, warnings, List.of(), List.of());
    }

    /// @throws ProblemException names all that has to be mended first
    void throwIfObstructed() {
        if (!obstacles.isEmpty()) {
            throw new ProblemException(Category.CHECK_FAILED, obstacles);
        }
    }

    public boolean isEmpty() {
        return plan.isEmpty() && provisioning.isEmpty();
    }
}
