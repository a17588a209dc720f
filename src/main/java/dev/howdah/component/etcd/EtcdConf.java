package dev.howdah.component.etcd;

import dev.howdah.component.Credentials;
import dev.howdah.component.EtcdStore;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;
import dev.howdah.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The texts of one member's files. Settings are variables of the environment, which etcd 3.4 and 3.5 both read.
///
/// Clients prove who they are by password. They need no certificate of their own: with one, etcd's gateway to its
/// HTTP interface, which Patroni uses, would take its own certificate for the user.
record EtcdConf(Cluster cluster, Instance instance) {

    static final String DIRECTORY = "/etc/etcd";
    static final String PATH = DIRECTORY + "/etcd.conf";
    static final String AUTHORITY = DIRECTORY + "/ca.crt";
    static final String CERTIFICATE = DIRECTORY + "/server.crt";
    static final String KEY = DIRECTORY + "/server.key";

    /// Environments of etcdctl: the administrator's and Patroni's.
    static final String ROOT = DIRECTORY + "/etcdctl.env";

    static final String PATRONI = DIRECTORY + "/etcdctl-patroni.env";
    static final String UNIT = "/etc/systemd/system/etcd.service";

    String text() {
        var values = new LinkedHashMap<String, String>();
        int client = cluster.value(instance, EtcdStore.CLIENT_PORT);
        int peer = cluster.value(instance, EtcdStore.PEER_PORT);
        values.put("ETCD_NAME", instance.name());
        values.put("ETCD_DATA_DIR", dataDirectory());
        values.put("ETCD_LISTEN_CLIENT_URLS", "https://0.0.0.0:" + client);
        values.put("ETCD_ADVERTISE_CLIENT_URLS", "https://" + instance.name() + ":" + client);
        values.put("ETCD_CERT_FILE", CERTIFICATE);
        values.put("ETCD_KEY_FILE", KEY);
        values.put("ETCD_LISTEN_PEER_URLS", "https://0.0.0.0:" + peer);
        values.put("ETCD_INITIAL_ADVERTISE_PEER_URLS", peerUrl(instance));
        values.put("ETCD_PEER_CLIENT_CERT_AUTH", "true");
        values.put("ETCD_PEER_TRUSTED_CA_FILE", AUTHORITY);
        values.put("ETCD_PEER_CERT_FILE", CERTIFICATE);
        values.put("ETCD_PEER_KEY_FILE", KEY);
        values.put("ETCD_INITIAL_CLUSTER", initialCluster());
        values.put("ETCD_INITIAL_CLUSTER_STATE", cluster.value(instance, EtcdSettings.INITIAL_STATE));
        values.put("ETCD_INITIAL_CLUSTER_TOKEN", cluster.name() + "-" + cluster.value(instance, EtcdStore.LOCATION));
        values.put("ETCD_AUTO_COMPACTION_MODE", cluster.value(instance, EtcdSettings.COMPACTION_MODE));
        values.put("ETCD_AUTO_COMPACTION_RETENTION", cluster.value(instance, EtcdSettings.COMPACTION_RETENTION));
        return heading() + lines(values);
    }

    String dataDirectory() {
        return "/var/lib/etcd/" + cluster.name();
    }

    String peerUrl(Instance member) {
        return "https://" + member.name() + ":" + cluster.value(member, EtcdStore.PEER_PORT);
    }

    /// The environment of an etcdctl that asks this member as a user.
    Secret client(String user, Secret password) {
        var values = new LinkedHashMap<String, String>();
        values.put("ETCDCTL_API", "3");
        values.put("ETCDCTL_ENDPOINTS", endpoint(instance));
        values.put("ETCDCTL_CACERT", AUTHORITY);
        values.put("ETCDCTL_USER", user);
        values.put("ETCDCTL_PASSWORD", password.reveal());
        return Secret.of(heading() + lines(values));
    }

    String endpoint(Instance member) {
        return "https://" + member.name() + ":" + cluster.value(member, EtcdStore.CLIENT_PORT);
    }

    Secret root(Credentials credentials) {
        return client("root", credentials.password(Etcd.ROOT_PASSWORD));
    }

    Secret patroni(Credentials credentials) {
        return client(EtcdStore.USER, credentials.password(EtcdStore.PASSWORD));
    }

    String unit() {
        return heading()
                + """
                [Unit]
                Description=Key-value store etcd, which keeps who is leader of Postgres cluster %s
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=notify
                User=%s
                Group=%s
                EnvironmentFile=%s
                ExecStart=/usr/bin/etcd
                Restart=always
                RestartSec=2
                LimitNOFILE=65536
                TimeoutStartSec=infinity

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                                cluster.name(),
                                cluster.value(instance, EtcdSettings.USER),
                                cluster.value(instance, EtcdSettings.GROUP),
                                PATH);
    }

    private String heading() {
        return new Heading(cluster.name()).line();
    }

    private String initialCluster() {
        return new EtcdStore(cluster)
                .peers(instance).stream()
                        .map(member -> member.name() + "=" + peerUrl(member))
                        .collect(Collectors.joining(","));
    }

    private static String lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "='" + value.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }
}
