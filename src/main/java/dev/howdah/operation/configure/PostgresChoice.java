package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PostgresOptions.POSTGRESQL;

import dev.howdah.model.PostgresVersion;

/// Which Postgres is asked for.
final class PostgresChoice {

    private PostgresChoice() {}

    static PostgresVersion postgres(Given given) {
        var newest = new PostgresVersion(PostgresVersion.NEWEST);
        return given.required(POSTGRESQL, "15")
                .map(word -> PostgresVersion.of(word).orElseGet(() -> {
                    given.problem(
                            POSTGRESQL,
                            "Postgres version '" + word + "' is not supported",
                            "supported are " + PostgresVersion.OLDEST + " to " + PostgresVersion.NEWEST);
                    return newest;
                }))
                .orElse(newest);
    }
}
