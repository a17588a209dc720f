package dev.howdah.component.postgres;

import dev.howdah.problem.Problem;
import dev.howdah.topology.DataDirectory;
import java.util.Optional;

/// Whether a data directory that is there fits what config.yml says.
final class DataChecks {

    private DataChecks() {}

    static Optional<Problem> problem(String host, String place, DataDirectory data, int major, String owner) {
        if (data.majorVersion() != major) {
            return Optional.of(Problem.onHost(
                            host,
                            "postgres: data",
                            place + " holds data of Postgres " + data.majorVersion() + ", config.yml says " + major)
                    .withRemedy("set postgres_version to " + data.majorVersion()
                            + "; a major upgrade is not done by a deploy"));
        }
        if (!data.owner().equals(owner)) {
            return Optional.of(Problem.onHost(
                            host,
                            "postgres: data",
                            place + " belongs to account " + data.owner() + ", config.yml says " + owner)
                    .withRemedy("set postgres_user to " + data.owner()));
        }
        return Optional.empty();
    }
}
