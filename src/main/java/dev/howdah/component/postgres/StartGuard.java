package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.Optional;

/// A script that the service runs before Postgres: a data directory that would start as primary does not, while
/// another member of the cluster is primary. An old primary that comes back after a failover stays down.
///
/// Members that do not answer within two seconds are taken as not primary: a cluster that was shut down whole must
/// start again. Data that a pg_rewind was cut off from does not start at all.
///
/// @param further a program of the failover manager that is asked last
record StartGuard(Cluster cluster, Instance instance, PostgresPaths paths, String role, Optional<String> further) {

    static final String PATH = "/usr/local/lib/howdah/may-start";

    String content(String heading) {
        return "#!/bin/sh\n" + heading
                + """
                if [ -e %1$s.rewinding ]; then
                  echo "a pg_rewind of this data was cut off: it is not whole and is not started" >&2
                  exit 1
                fi
                [ -e %1$s/standby.signal ] && exit 0
                for member in %2$s; do
                  in_recovery=$(%3$s -XqAtw "host=$member port=%4$d user=%5$s dbname=postgres connect_timeout=2" \\
                    -c 'select pg_is_in_recovery()' 2>/dev/null)
                  if [ "$in_recovery" = f ]; then
                    echo "$member is primary of cluster %6$s: this former primary is not started, so that there are never two" >&2
                    exit 1
                  fi
                done
                %7$s
                """.formatted(
                                paths.dataDirectory(),
                                others(),
                                paths.psqlProgram(),
                                paths.port(),
                                role,
                                cluster.name(),
                                further.map(program -> "[ ! -x %1$s ] || exec %1$s\nexit 0".formatted(program))
                                        .orElse("exit 0"));
    }

    private String others() {
        return String.join(
                " ",
                cluster.dataInstances().stream()
                        .filter(other -> !other.name().equals(instance.name()))
                        .map(other -> other.address().orElse(other.name()))
                        .toList());
    }
}
