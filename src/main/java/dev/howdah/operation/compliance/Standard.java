package dev.howdah.operation.compliance;

import dev.howdah.model.Cluster;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import java.util.List;
import java.util.Optional;

/// A standard of security, as far as settings of Postgres and of its account make it up.
///
/// CIS is the benchmark of the Center for Internet Security for PostgreSQL, STIG the guide of DISA for EDB Postgres
/// Advanced Server.
///
/// @param word as on the command line and in config.yml
/// @param extensions extensions and libraries that have to be there, by the names that config.yml has for them
/// @param umask of Postgres' account, where one is asked for
/// @param certificates whether everybody who comes over the network has to prove himself by a certificate
public record Standard(
        String word, List<Rule> rules, List<String> extensions, Optional<String> umask, boolean certificates) {

    public static final Standard CIS = new Standard(
            "cis",
            List.of(
                    Rule.conf("log_error_verbosity", "verbose"),
                    Rule.conf("log_line_prefix", "%m [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h "),
                    Rule.conf("log_replication_commands", "on"),
                    Rule.conf("temp_file_limit", "1GB"),
                    Rule.variable("log_connections", "on"),
                    Rule.variable("log_disconnections", "on")),
            List.of("passwordcheck", "pgaudit"),
            Optional.of("0077"),
            false);

    public static final Standard STIG = new Standard(
            "stig",
            List.of(
                    Rule.conf("edb_audit", "xml"),
                    Rule.conf("edb_audit_statement", "all"),
                    Rule.conf("edb_audit_connect", "all"),
                    Rule.conf("edb_audit_disconnect", "all"),
                    Rule.conf("statement_timeout", "1s"),
                    Rule.conf("client_min_messages", "error"),
                    Rule.variable("tcp_keepalives_idle", "10"),
                    Rule.variable("tcp_keepalives_interval", "10"),
                    Rule.variable("tcp_keepalives_count", "10"),
                    Rule.variable("log_destination", "stderr")),
            List.of("sql_protect"),
            Optional.empty(),
            true);

    /// Which standard a cluster is to keep, as config.yml says it at its top.
    public static final Setting<String> CHOICE = Setting.computed(
                    "compliance",
                    SettingType.oneOf("cis", "stig"),
                    "none",
                    "Standard of security that the cluster keeps; `howdah test --compliance` checks it.")
            .forCluster();

    /// A setting of Postgres with the value that it shows.
    ///
    /// @param ownVariable whether config.yml has a variable of that name; others stand in postgres_conf_settings
    public record Rule(String setting, String value, boolean ownVariable) {

        private static Rule conf(String setting, String value) {
            return new Rule(setting, value, false);
        }

        private static Rule variable(String setting, String value) {
            return new Rule(setting, value, true);
        }
    }

    public static Optional<Standard> of(String word) {
        for (var standard : List.of(CIS, STIG)) {
            if (standard.word.equals(word)) {
                return Optional.of(standard);
            }
        }
        return Optional.empty();
    }

    /// The standard that a cluster is to keep.
    public static Optional<Standard> of(Cluster cluster) {
        return cluster.settings().get(CHOICE).flatMap(Standard::of);
    }
}
