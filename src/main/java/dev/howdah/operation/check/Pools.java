package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.component.ProxyPorts;
import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;

/// Somebody who connects to PgBouncer gets to the primary, with a password, and by TLS from there on.
record Pools() implements InstanceCheck {

    /// Where a connection ended; the reason where it did not get anywhere.
    private record Reached(boolean primary, boolean encrypted, String fault) {}

    @Override
    public String name() {
        return "pgbouncer";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.has(Role.PGBOUNCER) ? List.of(reached(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.PGBOUNCER);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, reached(seen.cluster(), instance)).map(reached -> {
            if (!reached.fault().isEmpty()) {
                return Verdict.bad("PgBouncer lets nobody through: " + reached.fault());
            }
            if (!reached.primary()) {
                return Verdict.bad("PgBouncer does not lead to the primary");
            }
            return reached.encrypted()
                    ? Verdict.good("leads to the primary, by TLS")
                    : Verdict.bad("PgBouncer's connections to the primary are not encrypted");
        });
    }

    private static Fact<Reached> reached(Cluster cluster, Instance instance) {
        var paths = PostgresPaths.of(cluster, instance);
        var question = """
                timeout 10 runuser -u %s -- env PGCONNECT_TIMEOUT=5 %s/psql -XqAtw -F ' ' -h %s -p %d -U %s -d postgres \\
                  -c 'select not pg_is_in_recovery(), ssl from pg_stat_ssl where pid = pg_backend_pid()' 2>&1
                exit 0
                """.formatted(
                        paths.user(),
                        paths.binaries(),
                        Pgbouncer.SOCKETS,
                        cluster.value(instance, ProxyPorts.PGBOUNCER),
                        PrimaryWatch.ROLE);
        return Fact.sh("way through PgBouncer", question, Pools::read);
    }

    private static Reached read(String answer) {
        var line = answer.strip();
        if (!line.matches("[tf] [tf]")) {
            return new Reached(
                    false,
                    false,
                    line.isEmpty()
                            ? "no answer within 10 s"
                            : line.lines().toList().getLast());
        }
        return new Reached(line.startsWith("t"), line.endsWith("t"), "");
    }
}
