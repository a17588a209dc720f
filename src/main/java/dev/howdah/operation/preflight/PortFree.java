package dev.howdah.operation.preflight;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Nobody but our own Postgres listens on its port.
final class PortFree implements PreflightCheck {

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(listener(PostgresPaths.of(cluster, instance))) : List.of();
    }

    /// Who listens there, in words; empty where nobody does, or our Postgres.
    ///
    /// The kernel's table tells that somebody does without any program; who it is, only where it matters.
    private static Fact<String> listener(PostgresPaths paths) {
        return Fact.sh(
                "listener on port " + paths.port(),
                Postmasters.SHELL + """
                pidfile=%1$s/postmaster.pid
                if [ -r "$pidfile" ]; then
                  { read -r pid; read -r _; read -r _; read -r port; } < "$pidfile"
                  [ "$port" = %2$d ] && kill -0 "$pid" 2>/dev/null && exit 0
                fi
                grep -qsE '^ *[0-9]+: [0-9A-F]+:%2$04X [0-9A-F]+:0000 0A ' /proc/net/tcp /proc/net/tcp6 || exit 0
                howdah_postmasters | while read -r dir; do
                  [ "$(sed -n 4p "$dir/postmaster.pid" 2>/dev/null)" = %2$d ] && echo "a Postgres with its data in $dir"
                done | grep . && exit 0
                who=$(ss -Hltnp 'sport = :%2$d' 2>/dev/null | sed -n 's/.*users:(("\\([^"]*\\)",pid=\\([0-9]*\\).*/\\1, process \\2/p')
                echo "${who:-a process}" | head -n 1
                """.formatted(Script.quote(paths.dataDirectory()), paths.port()),
                String::strip);
    }

    @Override
    public List<Finding> judge(Sounding host) {
        if (!host.instance().runsPostgres()) {
            return List.of();
        }
        var paths = PostgresPaths.of(host.cluster(), host.instance());
        return host.ask(listener(paths))
                .filter(who -> !who.isEmpty())
                .map(who -> List.of(Finding.error(
                        host.host(),
                        "port " + paths.port() + ", which Postgres is to have, is taken by " + who,
                        "stop what listens there, or give the cluster another one: postgres_port")))
                .orElse(List.of());
    }
}
