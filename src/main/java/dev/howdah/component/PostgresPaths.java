package dev.howdah.component;

import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.Psql;
import dev.howdah.topology.NodeFacts;
import java.util.List;
import java.util.Optional;

/// Where Postgres lives on an instance, and as whom it runs: what other components must know of it.
///
/// @param user account of the operating system and name of the superuser
/// @param dataDirectory PGDATA
/// @param binaries directory of the server's programs
/// @param home of its account
/// @param psqlProgram path or name of psql
/// @param sockets directory of the socket that local programs use
public record PostgresPaths(
        String user, int port, String dataDirectory, String binaries, String home, String psqlProgram, String sockets) {

    private static final String USUAL_SOCKETS = "/var/run/postgresql";

    public static final Setting<String> USER = Setting.computed(
            "postgres_user",
            TEXT,
            "postgres, or enterprisedb with EPAS",
            "Account that owns Postgres, and name of the superuser.");
    public static final Setting<Integer> PORT =
            Setting.computed("postgres_port", INTEGER, "5432, or 5444 with EPAS", "Port that Postgres listens on.");
    public static final Setting<String> DATA_DIRECTORY =
            Setting.of("postgres_data_dir", TEXT, "/opt/postgres/data", "Data directory (PGDATA).");
    public static final Setting<String> REPLICATION_USER = Setting.of(
                    "replication_user", TEXT, "replication", "Role for streaming replication.")
            .forCluster();
    public static final Setting<String> BINARIES = Setting.computed(
            "postgres_bin_dir", TEXT, "where the packages put them", "Directory of the server's programs.");
    public static final Setting<String> HOME = Setting.computed(
            "postgres_home", TEXT, "as the packages make it", "Home of the account that owns Postgres.");
    public static final Setting<List<String>> SOCKETS = Setting.of(
            "unix_socket_directories",
            LIST,
            List.of(USUAL_SOCKETS),
            "Directories of the sockets; tools on the host use the first.");

    public static PostgresPaths of(Cluster cluster, Instance instance) {
        var places = Places.of(cluster, instance);
        return new PostgresPaths(
                cluster.chosen(instance, USER).orElseGet(places::user),
                cluster.chosen(instance, PORT).orElseGet(places::port),
                cluster.value(instance, DATA_DIRECTORY),
                cluster.chosen(instance, BINARIES).orElseGet(places::binaries),
                cluster.chosen(instance, HOME).orElseGet(places::home),
                cluster.chosen(instance, BINARIES)
                        .map(directory -> directory + "/psql")
                        .orElseGet(places::psql),
                cluster.value(instance, SOCKETS).stream().findFirst().orElse(USUAL_SOCKETS));
    }

    /// Settings files that Postgres includes, in order of their names.
    public String configurationDirectory() {
        return dataDirectory + "/conf.d";
    }

    public String hbaFile() {
        return dataDirectory + "/pg_hba.conf";
    }

    public String passfile() {
        return home + "/.pgpass";
    }

    /// Whether a psql on the PATH finds the server without being told where.
    public boolean isUsual() {
        return psqlProgram.equals("psql") && sockets.equals(USUAL_SOCKETS);
    }

    /// How a script on this host begins to call psql.
    public String client() {
        return isUsual() ? psqlProgram : psqlProgram + " -h " + sockets;
    }

    public Psql psql() {
        return psql("postgres");
    }

    public Psql psql(String database) {
        return new Psql(binaries + "/psql", isUsual() ? Optional.empty() : Optional.of(sockets), user, port, database);
    }

    public NodeFacts nodeFacts() {
        return new NodeFacts(psql(), dataDirectory, binaries);
    }
}
