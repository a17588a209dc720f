package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;
import java.util.stream.Collectors;

/// Nobody else listens on the ports of etcd, Patroni, HAProxy, PgBouncer and the health check.
///
/// On a host on which nothing of Howdah is yet, whoever listens is somebody else. Later it is so only where the
/// process belongs to another unit than the one that is to have the port; a socket of systemd's own is nobody's there.
final class ServicePortsFree implements PreflightCheck {

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        var ports = ServicePort.of(cluster, instance);
        return ports.isEmpty() ? List.of() : List.of(taken(ports));
    }

    /// A line for each port that is taken: its number, and by whom in words.
    private static Fact<List<String>> taken(List<ServicePort> ports) {
        var questions = ports.stream()
                .map(wanted ->
                        "howdah_port %d %04X %s".formatted(wanted.port(), wanted.port(), Script.quote(wanted.unit())))
                .collect(Collectors.joining("\n"));
        return Fact.sh(
                "listeners on ports of services",
                """
                howdah_port() {
                  grep -qsE "^ *[0-9]+: [0-9A-F]+:$2 [0-9A-F]+:0000 0A " /proc/net/tcp /proc/net/tcp6 || return 0
                  who=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\\([^"]*\\)",pid=\\([0-9]*\\).*/\\1, process \\2/p' | head -n 1)
                  if ! %s; then
                    case $who in ''|*' process 1') return 0 ;; esac
                    ! grep -qs "/$3[.@-]" "/proc/${who##* }/cgroup" || return 0
                  fi
                  echo "$1 ${who:-a process}"
                }
                %s
                exit 0
                """.formatted(PreflightCheck.FIRST_TIME, questions),
                answer -> answer.lines().filter(line -> line.contains(" ")).toList());
    }

    @Override
    public List<Finding> judge(Sounding host) {
        var ports = ServicePort.of(host.cluster(), host.instance());
        if (ports.isEmpty()) {
            return List.of();
        }
        var taken = host.ask(taken(ports)).orElse(List.of());
        return ports.stream()
                .flatMap(wanted -> taken.stream()
                        .filter(line -> line.startsWith(wanted.port() + " "))
                        .map(line -> Finding.error(
                                host.host(),
                                "port " + wanted.port() + ", which " + wanted.owner() + " is to have, is taken by "
                                        + line.substring(line.indexOf(' ') + 1),
                                "stop what listens there, or give the cluster another one: " + wanted.setting())))
                .toList();
    }
}
