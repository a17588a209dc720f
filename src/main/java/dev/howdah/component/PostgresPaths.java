package dev.howdah.component;

import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.Psql;
import dev.howdah.topology.NodeFacts;

/// Where Postgres lives on an instance, and as whom it runs: what other components must know of it.
///
/// @param user account of the operating system and name of the superuser
/// @param dataDirectory PGDATA
/// @param binaries directory of the server's programs
public record PostgresPaths(String user, int port, String dataDirectory, String binaries, String home) {

    public static final Setting<String> USER =
            Setting.of("postgres_user", TEXT, "postgres", "Account that owns Postgres, and name of the superuser.");
    public static final Setting<Integer> PORT =
            Setting.of("postgres_port", INTEGER, 5432, "Port that Postgres listens on.");
    public static final Setting<String> DATA_DIRECTORY =
            Setting.of("postgres_data_dir", TEXT, "/opt/postgres/data", "Data directory (PGDATA).");
    public static final Setting<String> REPLICATION_USER = Setting.of(
                    "replication_user", TEXT, "replication", "Role for streaming replication.")
            .forCluster();

    public static PostgresPaths of(Cluster cluster, Instance instance) {
        return new PostgresPaths(
                cluster.value(instance, USER),
                cluster.value(instance, PORT),
                cluster.value(instance, DATA_DIRECTORY),
                "/usr/lib/postgresql/" + cluster.postgres().major() + "/bin",
                "/var/lib/postgresql");
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

    public Psql psql() {
        return psql("postgres");
    }

    public Psql psql(String database) {
        return new Psql(binaries + "/psql", user, port, database);
    }

    public NodeFacts nodeFacts() {
        return new NodeFacts(psql(), dataDirectory, binaries);
    }
}
