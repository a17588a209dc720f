package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.Places;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.HostsBlock;
import dev.howdah.resource.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// The names of the cluster's instances on each of them.
///
/// Docker and cloud-init write /etc/hosts anew whenever a host starts. So the lines are kept in a file of our own,
/// and a unit puts them into /etc/hosts at each boot, before what needs them.
record HostNames(Deployment deployment, Instance instance) {

    private static final String LINES = "/etc/howdah/hosts";
    private static final String SCRIPT = "/usr/local/lib/howdah/write-hosts";
    private static final String UNIT = "howdah-hosts";

    List<Resource> resources() {
        var heading = new Heading(deployment.cluster().name());
        var lines = lines();
        return List.of(
                Directory.ofRoot("/etc/howdah"),
                Directory.ofRoot("/usr/local/lib/howdah"),
                ConfigFile.ofRoot(LINES, heading.above(lines)),
                new ConfigFile(SCRIPT, "#!/bin/sh\n" + heading.above(script()), "0755", "root", "root"),
                Unit.own(UNIT, heading.above(unit(Places.of(deployment.cluster(), instance)))),
                new HostsBlock(lines, UNIT + ".service"));
    }

    /// All names of an instance, its own first.
    static List<String> names(Cluster cluster, Instance instance) {
        var names = new LinkedHashSet<String>();
        names.add(instance.name());
        int dot = instance.name().indexOf('.');
        names.add(dot < 0 ? instance.name() : instance.name().substring(0, dot));
        names.addAll(cluster.value(SystemSettings.ALIASES).getOrDefault(instance.name(), List.of()));
        return List.copyOf(names);
    }

    private String lines() {
        var cluster = deployment.cluster();
        var own = cluster.chosen(instance, SystemSettings.HOSTS_LINES).map(HostNames::text);
        var more = cluster.value(instance, SystemSettings.EXTRA_HOSTS_LINES);
        return own.orElseGet(() -> deployment.shared("names of all instances", () -> members(cluster))) + text(more);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String members(Cluster cluster) {
        return text(cluster.instances().stream()
                .filter(other -> other.address().isPresent())
                .map(other -> other.address().orElseThrow() + " " + String.join(" ", names(cluster, other)))
                .toList());
    }

    /// The block comes first, since the first line that has a name counts. The file is written in place: Docker
    /// mounts it, so that no other can be moved over it.
    private static String script() {
        return """
                set -eu
                new=$(mktemp)
                trap 'rm -f "$new"' EXIT
                {
                  echo '%1$s'
                  grep -v '^#' %3$s || true
                  echo '%2$s'
                  sed '/^%1$s$/,/^%2$s$/d' /etc/hosts
                } > "$new"
                cmp -s "$new" /etc/hosts || cat "$new" > /etc/hosts
                """.formatted(HostsBlock.BEGIN, HostsBlock.END, LINES);
    }

    private static String unit(Places places) {
        return """
                [Unit]
                Description=Names of the Postgres cluster's hosts
                After=local-fs.target cloud-init.service
                Before=postgres.service repmgr.service %s.service %s.service

                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=%s

                [Install]
                WantedBy=multi-user.target
                """.formatted(places.cronUnit(), places.sshUnit(), SCRIPT);
    }
}
