package dev.howdah.component.barman;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.Heading;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One Postgres server as Barman knows it.
///
/// A server that config.yml gives to the primary is the cluster's primary, whoever that is: its connections name all
/// members and take the one that accepts writes. So after a failover WAL goes on to stream within a minute, without
/// a deploy; a deploy then only puts the new primary first. One that is given to a replica stays with that replica
/// for as long as it is one.
///
/// @param source the instance that config.yml says is backed up
/// @param primary the instance that is primary now
record BarmanServer(BarmanHost host, Instance source, Instance primary) {

    private static final int CONNECT_SECONDS = 2;

    /// A host that is gone without a word closes no connection. Without these, pg_receivewal waits at it for minutes
    /// while the new primary's slot stands unused.
    private static final String SILENCE =
            "keepalives_idle=5 keepalives_interval=3 keepalives_count=3 tcp_user_timeout=14000";

    /// The same for the connection that copies files: a backup from a host that is lost ends within seconds.
    private static final String SSH = "ssh -q -o ConnectTimeout=10 -o ServerAliveInterval=5 -o ServerAliveCountMax=3 ";

    String name() {
        return name(cluster(), source);
    }

    static String name(Cluster cluster, Instance source) {
        return cluster.chosen(source, BarmanSettings.SERVER_NAME).orElse(source.name());
    }

    boolean followsPrimary() {
        return source.has(Role.PRIMARY) || source.equals(primary);
    }

    /// Its replication slot. A replica's has a name of its own, as that replica may become the primary.
    String slot() {
        var name = source.has(Role.PRIMARY) ? "" : "_" + name();
        return "backup_" + plain(host.instance().name() + name);
    }

    /// Whom to ask, in this order, separated by commas.
    String hosts() {
        return followsPrimary() ? names(members()) : source.name();
    }

    String connection(String role) {
        return followsPrimary() ? primaryConnection(role) : connection(List.of(source), role);
    }

    /// A connection to whoever accepts writes.
    String primaryConnection(String role) {
        return connection(members(), role) + " target_session_attrs=read-write";
    }

    /// A command that Barman uses as ssh to the host with the data directory.
    String sshCommand() {
        return followsPrimary() ? sshScript() : SSH + account() + "@" + source.name();
    }

    /// Path of the script that finds the primary and goes there.
    String sshScript() {
        return "/usr/local/lib/howdah/barman-ssh-" + name();
    }

    String sshScriptText() {
        return """
                #!/bin/sh
                %s# Goes by ssh to whoever is primary now, as the WAL stream does.
                host=$(%s -XAtqw "%s" -c '\\echo :HOST') || exit 255
                exec %s"%s@$host" "$@"
                """.formatted(
                new Heading(cluster().name()).line(), host.psql(), primaryConnection(Barman.ROLE), SSH, account());
    }

    String directory() {
        return host.home() + "/" + name();
    }

    String configurationPath() {
        return "/etc/barman.d/" + name() + ".conf";
    }

    String backupUnit() {
        return "barman-backup-" + name();
    }

    /// Base backups that the first deploy takes, so that `barman check` has nothing to say against their number.
    int firstBackups() {
        return Math.max(1, cluster().value(source, BarmanSettings.REDUNDANCY));
    }

    Cluster cluster() {
        return host.cluster();
    }

    private String account() {
        return PostgresPaths.of(cluster(), source).user();
    }

    private List<Instance> members() {
        return Stream.concat(
                        Stream.of(primary),
                        cluster().dataInstances().stream().filter(member -> !member.equals(primary)))
                .toList();
    }

    private String connection(List<Instance> members, String role) {
        var ports = members.stream()
                .map(member ->
                        Integer.toString(PostgresPaths.of(cluster(), member).port()))
                .toList();
        var port = ports.stream().distinct().count() == 1 ? ports.getFirst() : String.join(",", ports);
        return "host=%s port=%s user=%s dbname=postgres connect_timeout=%d %s"
                .formatted(names(members), port, role, CONNECT_SECONDS, SILENCE);
    }

    private static String names(List<Instance> members) {
        return members.stream().map(Instance::name).collect(Collectors.joining(","));
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_]", "_").toLowerCase(Locale.ROOT);
    }
}
