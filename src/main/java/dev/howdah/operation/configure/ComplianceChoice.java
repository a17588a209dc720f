package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FileOptions.COMPLIANCE;
import static dev.howdah.operation.configure.option.PlatformOptions.DISTRIBUTION;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_VERSION;
import static dev.howdah.operation.configure.option.PlatformOptions.PLATFORM;
import static dev.howdah.operation.configure.option.PostgresOptions.ADVANCED;

import dev.howdah.model.Cluster;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.operation.compliance.Standard;
import dev.howdah.operation.configure.option.Option;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes what a standard of security asks for.
final class ComplianceChoice {

    private ComplianceChoice() {}

    static void write(Given given, PostgresVersion postgres) {
        if (!given.has(COMPLIANCE)) {
            return;
        }
        var standard = given.choice(COMPLIANCE, "standard").flatMap(Standard::of);
        if (standard.isEmpty()) {
            return;
        }
        if (standard.get().word().equals(Standard.STIG.word())) {
            checkStig(given, postgres);
            given.vars().put("hba_force_hostssl", true);
            given.vars().put("postgres_log_file_mode", "0600");
        }
        write(given, standard.get());
    }

    /// What the standard asks for besides and is not set up.
    static Optional<String> note(Cluster cluster) {
        return Standard.of(cluster)
                .filter(Standard::certificates)
                .map(standard -> standard.word() + " also asks that clients prove themselves by certificates, which"
                        + " Howdah does not set up: 'howdah test --compliance' will name the lines of pg_hba.conf");
    }

    private static void write(Given given, Standard standard) {
        var conf = new TreeMap<String, Object>();
        for (var rule : standard.rules()) {
            (rule.ownVariable() ? given.vars() : conf).put(rule.setting(), rule.value());
        }
        given.vars().put(Standard.CHOICE.name(), standard.word());
        given.vars().put("postgres_conf_settings", conf);
        given.vars().put("extra_postgres_extensions", standard.extensions());
        standard.umask().ifPresent(umask -> given.vars().put("extra_bashrc_lines", List.of("umask " + umask)));
    }

    /// The guide is one for one flavour on one distribution.
    private static void checkStig(Given given, PostgresVersion postgres) {
        ask(given, PLATFORM, "bare");
        if (postgres.flavour() != Flavour.EPAS) {
            given.problem(COMPLIANCE, "stig is for EDB Postgres Advanced Server", "give " + ADVANCED);
        }
        ask(given, DISTRIBUTION, "RedHat");
        if (!List.of("8", "9").contains(given.typed(OS_VERSION).orElse(""))) {
            given.problem(COMPLIANCE, "stig is for RedHat 8 and 9", "say " + OS_VERSION + " 9");
        }
    }

    private static void ask(Given given, Option option, String word) {
        if (!given.typed(option).orElse("").equals(word)) {
            given.problem(COMPLIANCE, "stig asks for " + option + " " + word, "say " + option + " " + word);
        }
    }
}
