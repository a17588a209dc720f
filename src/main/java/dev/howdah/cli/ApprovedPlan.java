package dev.howdah.cli;

import dev.howdah.operation.PlanReport;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.report.PlanJson;
import java.nio.file.Path;

/// A plan that somebody looked at and kept; only the same one may be carried out.
record ApprovedPlan(Path file, PlanJson.Stored stored) {

    static ApprovedPlan read(Path file) {
        return new ApprovedPlan(file, PlanJson.read(TextFile.read(file), file.toString()));
    }

    /// @throws ProblemException where the present plan is another one
    void check(PlanReport now) {
        if (!stored.configDigest().equals(now.configDigest())) {
            throw outdated("config.yml was changed since the plan was made");
        }
        if (!stored.fingerprint().equals(PlanJson.fingerprint(now.plan(), now.provisioning()))) {
            throw outdated("the hosts are no longer as they were when the plan was made");
        }
    }

    private ProblemException outdated(String why) {
        return ProblemException.wrongInput(
                Problem.inFile(file.toString(), 0, "the plan is outdated and nothing was changed: " + why)
                        .withRemedy("make a new plan with `howdah plan --out " + file + "`"));
    }
}
