package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Instance;
import dev.howdah.model.PostgresVersion;
import java.util.List;

/// Where things are on an instance and what they are called there, as its distribution and the flavour of Postgres have
/// it: places.properties.
public record Places(Distribution distribution, PostgresVersion postgres) {

    private static final FamilyTable TABLE = FamilyTable.of(Places.class, "places.properties");

    public static Places of(Cluster cluster, Instance instance) {
        return new Places(cluster.distribution(instance), cluster.postgres());
    }

    public String user() {
        return text("user");
    }

    public int port() {
        return Integer.parseInt(text("port"));
    }

    /// Directory of the server's programs.
    public String binaries() {
        return text("binaries");
    }

    /// Home of the account that Postgres runs as.
    public String home() {
        return text("home");
    }

    public String psql() {
        return text("psql");
    }

    /// The file of a home that login shells read.
    public String profile() {
        return text("profile");
    }

    /// Services of the server's packages, which are never to run.
    public List<String> packagedServices() {
        return List.of(text("services").split(" ", -1));
    }

    /// The group that may read logs.
    public String logGroup() {
        return text("log-group");
    }

    public String sshUnit() {
        return text("ssh-unit");
    }

    public String cronUnit() {
        return text("cron-unit");
    }

    /// The file with the system's locale.
    public String localeFile() {
        return text("locale-file");
    }

    private String text(String thing) {
        return TABLE.text(thing, distribution, postgres);
    }
}
