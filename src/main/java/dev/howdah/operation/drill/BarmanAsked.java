package dev.howdah.operation.drill;

import dev.howdah.engine.Host;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `barman check` says of the reception of WAL.
record BarmanAsked(Cluster cluster, Map<String, Host> hosts) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// Its account is the one that owns its configured home.
    private static final String CHECK = """
            cd /
            home=$(sed -n 's/^[[:space:]]*barman_home[[:space:]]*=[[:space:]]*//p' /etc/barman.conf | tail -n 1)
            account=$(stat -c %U "${home:-/var/lib/barman}" 2>/dev/null)
            timeout 45 runuser -u "${account:-barman}" -- barman check all 2>&1
            exit 0
            """;

    /// Lines of its check that are about WAL and not OK; empty where all are.
    List<String> faults() {
        var faults = new ArrayList<String>();
        for (var barman : cluster.having(Role.BARMAN)) {
            faults.addAll(faults(barman));
        }
        return faults;
    }

    private List<String> faults(Instance barman) {
        try {
            var host = Objects.requireNonNull(hosts.get(barman.name()));
            return faults(host.run(new Script(CHECK, LIMIT)).out());
        } catch (HostUnreachable e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    static List<String> faults(String answer) {
        var lines = answer.lines().map(String::strip).toList();
        var about = lines.stream()
                .filter(line -> line.startsWith("receive-wal running")
                        || line.startsWith("replication slot")
                        || line.startsWith("PostgreSQL streaming")
                        || line.startsWith("PostgreSQL:"))
                .toList();
        return about.isEmpty()
                ? List.of("'barman check' says nothing of the reception of WAL")
                : about.stream()
                        .filter(line -> !line.endsWith(": OK") && !line.contains(": OK "))
                        .toList();
    }
}
