package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;

/// A script that the service runs before Postgres: a data directory that would start as primary does not, while
/// another member of the cluster is primary. An old primary that comes back after a failover stays down.
///
/// Members that do not answer within two seconds are taken as not primary: a cluster that was shut down whole must
/// start again.
record StartGuard(Cluster cluster, Instance instance, PostgresPaths paths, String role) {

    static final String PATH = "/usr/local/lib/howdah/may-start";

    String content(String heading) {
        return "#!/bin/sh\n" + heading
                + """
                [ -e %s/standby.signal ] && exit 0
                for member in %s; do
                  in_recovery=$(%s -XqAtw "host=$member port=%d user=%s dbname=postgres connect_timeout=2" \\
                    -c 'select pg_is_in_recovery()' 2>/dev/null)
                  if [ "$in_recovery" = f ]; then
                    echo "$member is primary of cluster %s: this former primary is not started, so that there are never two" >&2
                    exit 1
                  fi
                done
                exit 0
                """.formatted(
                        paths.dataDirectory(), others(), paths.psqlProgram(), paths.port(), role, cluster.name());
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
