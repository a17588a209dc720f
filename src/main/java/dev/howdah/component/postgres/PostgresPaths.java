package dev.howdah.component.postgres;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Psql;
import dev.howdah.topology.NodeFacts;

/// Where Postgres lives on an instance, and as whom it runs.
///
/// @param user account of the operating system and name of the superuser
/// @param dataDirectory PGDATA
/// @param binaries directory of the server's programs
public record PostgresPaths(String user, int port, String dataDirectory, String binaries, String home) {

    public static PostgresPaths of(Cluster cluster, Instance instance) {
        return new PostgresPaths(
                cluster.value(instance, PostgresSettings.USER),
                cluster.value(instance, PostgresSettings.PORT),
                cluster.value(instance, PostgresSettings.DATA_DIRECTORY),
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
        return new Psql(user, port, database);
    }

    public NodeFacts nodeFacts() {
        return new NodeFacts(psql(), dataDirectory, binaries);
    }
}
