package dev.howdah.component.barman;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Where Barman lives on an instance, and as whom it runs.
record BarmanHost(Cluster cluster, Instance instance) {

    String user() {
        return cluster.value(instance, BarmanSettings.USER);
    }

    String group() {
        return cluster.value(instance, BarmanSettings.GROUP);
    }

    String home() {
        return cluster.value(instance, BarmanSettings.HOME);
    }

    String passfile() {
        return home() + "/.pgpass";
    }

    String sshDirectory() {
        return home() + "/.ssh";
    }

    String sshKey() {
        return sshDirectory() + "/id_ed25519";
    }

    String logFile() {
        return cluster.value(instance, BarmanSettings.LOG_FILE);
    }

    /// The Postgres servers that it backs up.
    ///
    /// @param primary the instance that is primary now
    List<BarmanServer> servers(Instance primary) {
        return sources().stream()
                .map(source -> new BarmanServer(this, source, primary))
                .toList();
    }

    /// The instances that config.yml says it backs up.
    List<Instance> sources() {
        return cluster.dataInstances().stream()
                .filter(source -> source.backup().contains(instance.name()))
                .toList();
    }

    /// Directory of Postgres' programs here.
    String binaries() {
        return PostgresPaths.of(cluster, instance).binaries();
    }

    /// Path of psql itself: Debian's program of that name costs a start of Perl.
    String psql() {
        return binaries() + "/psql";
    }

    /// A fragment that runs one of Barman's own commands as its account.
    String as(String command) {
        return "runuser -u " + user() + " -- " + command;
    }
}
