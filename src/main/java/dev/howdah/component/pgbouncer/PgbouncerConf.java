package dev.howdah.component.pgbouncer;

import dev.howdah.component.Certificates;
import dev.howdah.component.PostgresConnections;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.ProxyPorts;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.Heading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The content of PgBouncer's files on one instance.
record PgbouncerConf(Cluster cluster, Instance instance) {

    static final String DIRECTORY = "/etc/pgbouncer";
    static final String MAIN = DIRECTORY + "/pgbouncer.ini";
    static final String DATABASES = DIRECTORY + "/pgbouncer.databases.ini";
    static final String TEMPLATE = DIRECTORY + "/pgbouncer.databases.template";
    static final String USERS = DIRECTORY + "/userlist.txt";
    static final String SOCKETS = "/var/run/postgresql";

    String main() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addr", "*");
        settings.put("listen_port", port());
        settings.put("unix_socket_dir", SOCKETS);
        settings.put("admin_users", paths().user());
        putPools(settings);
        putAuthentication(settings);
        putEncryption(settings);
        var text = new StringBuilder(heading()).append("[pgbouncer]\n");
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.append("\n%include ").append(DATABASES).append('\n').toString();
    }

    private void putPools(SequencedMap<String, String> settings) {
        settings.put("pool_mode", cluster.value(instance, PgbouncerSettings.POOL_MODE));
        settings.put("default_pool_size", number(cluster.value(instance, PgbouncerSettings.POOL_SIZE)));
        settings.put(
                "max_client_conn",
                number(cluster.chosen(instance, PgbouncerSettings.MOST_CLIENTS)
                        .orElseGet(() -> PostgresConnections.forProxies(cluster, instance))));
        settings.put("server_reset_query", "DISCARD ALL");
        settings.put("server_login_retry", number(cluster.value(instance, PgbouncerSettings.LOGIN_RETRY)));
        settings.put("server_fast_close", number(cluster.value(instance, PgbouncerSettings.FAST_CLOSE)));
        // a host that is gone neither refuses nor answers: nobody waits for it for long
        settings.put("server_connect_timeout", number(PgbouncerSettings.CONNECT_TIMEOUT));
        settings.put("tcp_keepalive", "1");
        settings.put("tcp_keepidle", number(PgbouncerSettings.KEEPALIVE_IDLE));
        settings.put("tcp_keepintvl", number(PgbouncerSettings.KEEPALIVE_INTERVAL));
        settings.put("tcp_keepcnt", number(PgbouncerSettings.KEEPALIVE_COUNT));
        settings.put("tcp_user_timeout", number(PgbouncerSettings.TCP_USER_TIMEOUT));
        settings.put("ignore_startup_parameters", "extra_float_digits"); // sent by JDBC
    }

    private void putAuthentication(SequencedMap<String, String> settings) {
        settings.put("auth_type", "scram-sha-256");
        settings.put("auth_file", USERS);
        settings.put("auth_user", cluster.value(instance, PgbouncerSettings.AUTH_USER));
        settings.put("auth_query", PasswordLookUp.QUERY);
    }

    private void putEncryption(SequencedMap<String, String> settings) {
        settings.put("client_tls_sslmode", "require");
        settings.put("client_tls_ca_file", Certificates.authorityPath());
        settings.put("client_tls_cert_file", Certificates.certificatePath(cluster));
        settings.put("client_tls_key_file", Certificates.keyPath(cluster));
        // a name that the user chose need not be in its certificate
        settings.put("server_tls_sslmode", follows() ? "verify-full" : "verify-ca");
        settings.put("server_tls_ca_file", Certificates.authorityPath());
    }

    /// Whether it goes to the primary, whoever that is.
    boolean follows() {
        return fixedBackend().isEmpty();
    }

    /// TPA writes the first primary's name here; a member of the cluster may stop being primary, so it is followed.
    private Optional<String> fixedBackend() {
        return cluster.chosen(instance, PgbouncerSettings.BACKEND)
                .filter(host -> cluster.find(host).filter(Instance::holdsData).isEmpty());
    }

    /// The section of databases, with gaps for the primary where it is followed.
    String databases() {
        var authDatabase = cluster.value(instance, PgbouncerSettings.AUTH_DATABASE);
        var text = new StringBuilder(heading()).append("[databases]\n");
        text.append(database(authDatabase, Map.of()));
        for (var entry : cluster.value(instance, PgbouncerSettings.DATABASES)) {
            var rest = new LinkedHashMap<>(entry);
            var name = Optional.ofNullable(rest.remove("name")).orElse("*");
            text.append(database(name, rest));
        }
        return text.toString();
    }

    private String database(String name, Map<String, String> options) {
        var all = new LinkedHashMap<String, String>();
        all.put("host", fixedBackend().orElse("%primary%"));
        all.put(
                "port",
                cluster.chosen(instance, PgbouncerSettings.BACKEND_PORT)
                        .map(PgbouncerConf::number)
                        .orElse(follows() ? "%port%" : number(paths().port())));
        all.putAll(options);
        var line = new StringBuilder(name.matches("[A-Za-z0-9_.*-]+") ? name : quoted(name, '"')).append(" =");
        all.forEach((key, value) ->
                line.append(' ').append(key).append('=').append(plain(value) ? value : quoted(value, '\'')));
        return line.append('\n').toString();
    }

    private static boolean plain(String value) {
        return value.matches("[A-Za-z0-9_.%:/-]+");
    }

    private static String quoted(String text, char quote) {
        var mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    private String port() {
        return number(cluster.value(instance, ProxyPorts.PGBOUNCER));
    }

    private String number(Setting<Integer> setting) {
        return number(cluster.value(instance, setting));
    }

    private static String number(int value) {
        return Integer.toString(value);
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(cluster, instance);
    }

    private String heading() {
        return new Heading(cluster.name()).line(";");
    }
}
