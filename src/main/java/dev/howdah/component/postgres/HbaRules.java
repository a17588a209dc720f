package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.List;

/// Who may connect: the lines of an instance's pg_hba.conf, first match wins.
///
/// 1. local users, 2. this host, 3. the cluster's members, each by its address, 4. what components need,
/// 5. the user's lines, 6. everybody else by TLS and password.
record HbaRules(Deployment deployment, Instance instance, PostgresPaths paths) {

    private static final String METHOD = "scram-sha-256";

    List<String> lines() {
        var lines = new ArrayList<String>();
        var cluster = deployment.cluster();
        lines.add(line("local", "all", paths.user(), "", "peer"));
        lines.add(line("local", "replication", "all", "", "peer"));
        var needed = deployment.needs(instance).hbaLines();
        needed.stream().filter(HbaRules::isLocal).forEach(lines::add);
        lines.add(line("local", "all", "all", "", cluster.value(instance, PostgresSettings.HBA_LOCAL_METHOD)));
        var type = cluster.value(instance, PostgresSettings.FORCE_TLS) ? "hostssl" : "host";
        for (var address : List.of("127.0.0.1/32", "::1/128")) {
            lines.add(line(type, "all", "all", address, METHOD));
            lines.add(line(type, "replication", "all", address, METHOD));
        }
        lines.add(deployment.shared("members in pg_hba.conf", this::members));
        needed.stream().filter(need -> !isLocal(need)).forEach(lines::add);
        lines.addAll(cluster.value(instance, PostgresSettings.HBA_LINES));
        lines.add(line("hostssl", "all", "all", "0.0.0.0/0", METHOD));
        lines.add(line("hostssl", "all", "all", "::/0", METHOD));
        return lines;
    }

    /// Before the rule for all local users, which would be the first to match.
    private static boolean isLocal(String need) {
        return need.startsWith("local ");
    }

    private String members() {
        var lines = new ArrayList<String>();
        for (var member : deployment.cluster().postgresInstances()) {
            var address = member.address().map(ip -> ip + "/32").orElse(member.name());
            lines.add("# " + member.name());
            lines.add(line("hostssl", "all", "all", address, METHOD));
            lines.add(line("hostssl", "replication", "all", address, METHOD));
        }
        return String.join("\n", lines);
    }

    private static String line(String type, String database, String user, String address, String method) {
        var line = new StringBuilder(type);
        column(line, 9, database);
        column(line, 22, user);
        column(line, 35, address);
        column(line, 56, method);
        return line.toString();
    }

    /// By hand: a cluster of a thousand has millions of these lines.
    private static void column(StringBuilder line, int at, String text) {
        do {
            line.append(' ');
        } while (line.length() < at);
        line.append(text);
    }
}
