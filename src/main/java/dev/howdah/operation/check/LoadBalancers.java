package dev.howdah.operation.check;

import dev.howdah.component.ProxyPorts;
import dev.howdah.component.haproxy.Haproxy;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// HAProxy's ports are open, the one for writing leads to the primary and nowhere else, the one for reading somewhere.
record LoadBalancers() implements InstanceCheck {

    /// A line of HAProxy's statistics.
    private record Line(String proxy, String server, String status) {
        boolean isServer() {
            return !server.equals("FRONTEND") && !server.equals("BACKEND");
        }

        boolean up() {
            return status.startsWith("UP");
        }
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.has(Role.HAPROXY) ? List.of(statistics(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.HAPROXY);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        boolean readOnly = seen.cluster().value(instance, ProxyPorts.READ_ONLY_ENABLED);
        return seen.ask(instance, statistics(seen.cluster(), instance)).map(lines -> {
            var faults = new ArrayList<String>();
            port(lines, Haproxy.READ_WRITE, faults);
            writers(lines, seen, faults);
            if (readOnly) {
                port(lines, Haproxy.READ_ONLY, faults);
                readers(lines, seen, faults);
            }
            return Verdict.of(faults, "leads to " + seen.primary(), "HAProxy does not lead where it should");
        });
    }

    private static void port(List<Line> lines, String frontend, List<String> faults) {
        boolean open = lines.stream()
                .anyMatch(line -> line.proxy().equals(frontend)
                        && line.server().equals("FRONTEND")
                        && line.status().equals("OPEN"));
        if (!open) {
            faults.add("its port " + frontend + " is not open");
        }
    }

    private static void writers(List<Line> lines, Seen seen, List<String> faults) {
        var up = servers(lines, Haproxy.PRIMARY)
                .filter(Line::up)
                .map(Line::server)
                .toList();
        if (!up.equals(List.of(seen.primary()))) {
            faults.add("its port for writing leads to " + (up.isEmpty() ? "nobody" : String.join(", ", up)) + ", and "
                    + seen.primary() + " is the primary");
        }
    }

    /// Where no replica runs there is nowhere to lead to, which other checks say.
    private static void readers(List<Line> lines, Seen seen, List<String> faults) {
        boolean replicas = servers(lines, Haproxy.REPLICAS)
                .map(line -> seen.topology().node(line.server()))
                .anyMatch(node -> node instanceof Node.Running running && running.inRecovery());
        if (replicas && servers(lines, Haproxy.REPLICAS).noneMatch(Line::up)) {
            faults.add("its port for reading leads to nobody");
        }
    }

    private static Stream<Line> servers(List<Line> lines, String backend) {
        return lines.stream().filter(line -> line.proxy().equals(backend) && line.isServer());
    }

    private static Fact<List<Line>> statistics(Cluster cluster, Instance instance) {
        return Fact.sh(
                "HAProxy's statistics",
                "echo 'show stat' | timeout 5 socat stdio %s | cut -d, -f1,2,18"
                        .formatted(Script.quote(Haproxy.statisticsSocket(cluster, instance))),
                answer -> answer.lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(line -> line.split(",", -1))
                        .filter(column -> column.length == 3)
                        .map(column -> new Line(column[0], column[1], column[2]))
                        .toList());
    }
}
