package dev.howdah.component.patroni;

import dev.howdah.component.Certificates;
import dev.howdah.component.Credentials;
import dev.howdah.component.EtcdStore;
import dev.howdah.component.PatroniRest;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PostgresWish;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The content of one instance's patroni.yml: what is its own. What counts for all is kept in etcd ([PatroniWish]).
///
/// Patroni reads all files of its directory. What it needs only to make a new cluster stands in a second one, which
/// later deploys leave alone: else each change of a setting would rewrite files that say nothing any more.
record PatroniConf(Cluster cluster, Instance instance, PostgresPaths paths) {

    static final String UNIT = "/etc/systemd/system/patroni.service";

    String directory() {
        return "/etc/patroni/" + cluster.name();
    }

    String path() {
        return directory() + "/patroni.yml";
    }

    String bootstrapPath() {
        return directory() + "/bootstrap.yml";
    }

    Secret text(Credentials credentials, PostgresWish wish) {
        var sections = new LinkedHashMap<String, Object>();
        sections.put("scope", cluster.name());
        sections.put("namespace", new EtcdStore(cluster).namespace());
        sections.put("name", instance.name());
        sections.put("restapi", rest(credentials));
        if (rest().tls()) {
            sections.put("ctl", map("cacert", Certificates.authorityPath()));
        }
        sections.put("etcd3", etcd(credentials));
        sections.put("postgresql", postgresql(credentials, wish));
        sections.put("watchdog", watchdog());
        sections.put("tags", tags());
        var user = new LinkedHashMap<>(cluster.value(instance, PatroniSettings.CONF));
        user.remove("bootstrap");
        return Secret.of(new Heading(cluster.name()).above(Layers.yaml(Layers.over(sections, user))));
    }

    /// What makes a new cluster: options of initdb, and the first settings of the whole cluster.
    String bootstrap(PostgresWish wish, SequencedMap<String, Object> dynamic) {
        var initdb = new ArrayList<Object>();
        initdb.add(map("encoding", "UTF8"));
        initdb.add(map("locale", wish.locale()));
        initdb.add(map("auth-local", "peer"));
        initdb.add(map("auth-host", "scram-sha-256"));
        wish.walDirectory().ifPresent(directory -> initdb.add(map("waldir", directory)));
        wish.initdbOptions().forEach(option -> initdb.add(initdbOption(option)));
        var bootstrap = map("dcs", dynamic);
        bootstrap.put("initdb", initdb);
        var user = Layers.at(cluster.value(instance, PatroniSettings.CONF), "bootstrap");
        user.remove("dcs");
        return new Heading(cluster.name()).above(Layers.yaml(map("bootstrap", Layers.over(bootstrap, user))));
    }

    /// `--name=value`, `--name` and the short form of checksums, as Patroni wants them.
    private static Object initdbOption(String option) {
        var name = option.equals("-k") ? "data-checksums" : option.replaceFirst("^-+", "");
        int at = name.indexOf('=');
        return at < 0 ? name : map(name.substring(0, at), name.substring(at + 1));
    }

    String unit() {
        return new Heading(cluster.name())
                .above("""
                [Unit]
                Description=Failover manager Patroni, running Postgres %s of cluster %s
                After=network-online.target
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                Type=simple
                User=%s
                Environment=TZ=UTC
                RuntimeDirectory=postgresql
                RuntimeDirectoryMode=2775
                RuntimeDirectoryPreserve=yes
                ExecStartPre=-+/bin/sh -c 'if [ -e /dev/watchdog ]; then chown %s /dev/watchdog; fi'
                ExecStart=/usr/bin/patroni %s
                ExecReload=/bin/kill -HUP $MAINPID
                KillMode=process
                TimeoutStopSec=600
                Restart=on-failure
                RestartSec=5

                [Install]
                WantedBy=multi-user.target
                """.formatted(cluster.postgres(), cluster.name(), paths.user(), paths.user(), directory()));
    }

    private PatroniRest rest() {
        return new PatroniRest(cluster, instance);
    }

    private Map<String, Object> rest(Credentials credentials) {
        var rest = map("listen", "0.0.0.0:" + rest().port());
        rest.put("connect_address", instance.name() + ":" + rest().port());
        if (rest().tls()) {
            rest.put("certfile", Certificates.certificatePath(cluster));
            rest.put("keyfile", Certificates.keyPath(cluster));
            rest.put("cafile", Certificates.authorityPath());
        }
        rest.put("authentication", login(credentials, cluster.value(PatroniSettings.REST_USER)));
        return rest;
    }

    private Map<String, Object> etcd(Credentials credentials) {
        var etcd = map("hosts", new EtcdStore(cluster).endpoints());
        etcd.put("protocol", "https");
        etcd.put("cacert", Certificates.authorityPath());
        etcd.put("username", EtcdStore.USER);
        etcd.put("password", credentials.password(EtcdStore.PASSWORD).reveal());
        return etcd;
    }

    private Map<String, Object> postgresql(Credentials credentials, PostgresWish wish) {
        var postgresql = map(
                "listen", wish.settings().getOrDefault("listen_addresses", "*").replace(" ", "") + ":" + paths.port());
        postgresql.put("connect_address", instance.name() + ":" + paths.port());
        postgresql.put("use_unix_socket", true);
        postgresql.put("data_dir", paths.dataDirectory());
        postgresql.put("bin_dir", paths.binaries());
        postgresql.put("pgpass", paths.home() + "/.pgpass-patroni");
        var roles = map("superuser", login(credentials, paths.user()));
        roles.put("replication", login(credentials, replicationRole()));
        if (cluster.value(PatroniSettings.REWIND)) {
            roles.put("rewind", login(credentials, cluster.value(PatroniSettings.REWIND_USER)));
        }
        postgresql.put("authentication", roles);
        postgresql.put("parameters", PatroniWish.parameters(wish.own()));
        postgresql.put("pg_hba", hba(wish));
        postgresql.put("basebackup", basebackup(wish));
        return postgresql;
    }

    String replicationRole() {
        return cluster.chosen(instance, PatroniSettings.REPLICATION_USER)
                .orElseGet(() -> cluster.value(PostgresPaths.REPLICATION_USER));
    }

    private static List<String> hba(PostgresWish wish) {
        return wish.hbaLines().stream().flatMap(String::lines).toList();
    }

    private static List<Object> basebackup(PostgresWish wish) {
        var options = new ArrayList<Object>();
        options.add(map("checkpoint", "fast"));
        wish.walDirectory().ifPresent(directory -> options.add(map("waldir", directory)));
        return options;
    }

    private Map<String, Object> watchdog() {
        return cluster.chosen(instance, PatroniSettings.WATCHDOG)
                .map(wanted -> {
                    var watchdog = map("mode", wanted ? "required" : "off");
                    if (wanted) {
                        watchdog.put("safety_margin", 5);
                    }
                    return watchdog;
                })
                .orElseGet(() -> map("mode", "automatic"));
    }

    private Map<String, Object> tags() {
        var tags = new LinkedHashMap<String, Object>();
        if (PatroniWish.isCascaded(cluster, instance)) {
            instance.upstream().ifPresent(upstream -> tags.put("replicatefrom", upstream));
            if (!cluster.value(instance, PatroniSettings.CASCADED_FAILOVER)) {
                tags.put("nofailover", true);
                tags.put("nosync", true);
            }
        }
        SynchronousReplication.of(cluster)
                .flatMap(SynchronousReplication::names)
                .filter(names -> !names.contains(instance.name()))
                .ifPresent(_ -> tags.put("nosync", true));
        return tags;
    }

    private static Map<String, Object> login(Credentials credentials, String user) {
        var login = map("username", user);
        login.put("password", credentials.password(user).reveal());
        return login;
    }

    private static Map<String, Object> map(String name, Object value) {
        var map = new LinkedHashMap<String, Object>();
        map.put(name, value);
        return map;
    }
}
