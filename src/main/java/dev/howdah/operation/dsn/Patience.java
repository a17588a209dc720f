package dev.howdah.operation.dsn;

import dev.howdah.component.ClientSettings;
import dev.howdah.model.Cluster;
import dev.howdah.model.Setting;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How long a client waits for hosts that do not answer.
///
/// @param connectTimeout in seconds
/// @param hostRecheck in seconds
/// @param libpq parameters of TCP, by the names that libpq has for them; none where the client's system decides
record Patience(int connectTimeout, int hostRecheck, SequencedMap<String, String> libpq) {

    static Patience of(Cluster cluster) {
        var libpq = new LinkedHashMap<String, String>();
        put(libpq, cluster, ClientSettings.KEEPALIVES_IDLE);
        put(libpq, cluster, ClientSettings.KEEPALIVES_INTERVAL);
        put(libpq, cluster, ClientSettings.KEEPALIVES_COUNT);
        put(libpq, cluster, ClientSettings.TCP_USER_TIMEOUT);
        return new Patience(
                cluster.value(ClientSettings.CONNECT_TIMEOUT), cluster.value(ClientSettings.HOST_RECHECK), libpq);
    }

    private static void put(SequencedMap<String, String> libpq, Cluster cluster, Setting<Integer> setting) {
        cluster.chosen(setting).ifPresent(value -> libpq.put(setting.name().replace("dsn_", ""), value.toString()));
    }
}
