package dev.howdah.config;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;

/// Reads which Postgres and which failover manager a cluster has, from `cluster_vars`.
final class PostgresSection {

    /// What TPA called the build that EDB Postgres Extended continues.
    private static final String OLDER_WORD = "pgextended";

    private final Section vars;
    private final Findings findings;

    PostgresSection(Section vars, Findings findings) {
        this.vars = vars;
        this.findings = findings;
    }

    PostgresVersion version() {
        var text = vars.text("postgres_version");
        if (text.isEmpty()) {
            findings.error(
                    vars.line("postgres_version"),
                    "the Postgres version is missing",
                    "write postgres_version under cluster_vars, such as postgres_version: '15'");
            return new PostgresVersion(PostgresVersion.NEWEST);
        }
        var flavour = flavour();
        return PostgresVersion.of(text.get())
                .map(known -> new PostgresVersion(flavour, known.major()))
                .orElseGet(() -> {
                    findings.error(
                            vars.line("postgres_version"),
                            "Postgres version '" + text.get() + "' is not supported",
                            "supported are " + PostgresVersion.OLDEST + " to " + PostgresVersion.NEWEST);
                    return new PostgresVersion(PostgresVersion.NEWEST);
                });
    }

    FailoverChoice failoverManager() {
        var usual = vars.text("postgres_flavour")
                        .filter(Flavour.EPAS.word()::equals)
                        .isPresent()
                ? FailoverChoice.EFM
                : FailoverChoice.REPMGR;
        var word = vars.text("failover_manager").orElse(usual.word());
        int line = vars.line("failover_manager");
        return FailoverChoice.of(word).orElseGet(() -> {
            findings.unknown(line, "there is no failover manager '" + word + "'", word, FailoverChoice.words());
            return FailoverChoice.REPMGR;
        });
    }

    private Flavour flavour() {
        var word = vars.text("postgres_flavour").orElse(Flavour.POSTGRESQL.word());
        return Flavour.of(word.equals(OLDER_WORD) ? Flavour.EDBPGE.word() : word)
                .orElseGet(() -> {
                    findings.unknown(
                            vars.line("postgres_flavour"),
                            "there is no Postgres flavour '" + word + "'",
                            word,
                            Flavour.words());
                    return Flavour.POSTGRESQL;
                });
    }
}
