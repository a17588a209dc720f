package dev.howdah.component;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;

/// Patroni's own interface (REST) on each data instance, for whoever asks there who is leader.
///
/// `GET /primary` is answered by 200 on the leader alone, `GET /replica` on a replica that may be read from; neither
/// needs a password. The certificate is the instance's own, by the cluster's authority.
public record PatroniRest(Cluster cluster, Instance instance) {

    public static final Setting<Integer> PORT =
            Setting.of("patroni_listen_port", INTEGER, 8008, "Port of Patroni's REST interface.");
    public static final Setting<Boolean> TLS = Setting.of(
            "patroni_ssl_enabled", BOOLEAN, true, "Whether Patroni's REST interface is reached by TLS only.");

    public static final String PRIMARY = "/primary";
    public static final String REPLICA = "/replica";

    public int port() {
        return cluster.value(instance, PORT);
    }

    public boolean tls() {
        return cluster.value(TLS);
    }

    public String url() {
        return (tls() ? "https://" : "http://") + instance.name() + ":" + port();
    }
}
