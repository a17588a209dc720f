package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What programs of the user's may know, as variables of their environment.
public record ProgramEnvironment(Cluster cluster, Topology now) {

    /// On an instance's host.
    public SequencedMap<String, String> on(Instance instance) {
        var facts = common();
        facts.put("HOWDAH_INSTANCE", instance.name());
        facts.put("HOWDAH_NODE", Integer.toString(instance.node()));
        facts.put("HOWDAH_LOCATION", instance.location());
        facts.put(
                "HOWDAH_ROLES",
                instance.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" ")));
        facts.put("HOWDAH_ADDRESS", instance.address().orElse(""));
        facts.put("HOWDAH_UPSTREAM", now.upstream(instance).orElse(""));
        if (instance.runsPostgres()) {
            var paths = PostgresPaths.of(cluster, instance);
            facts.put("HOWDAH_POSTGRES_USER", paths.user());
            facts.put("HOWDAH_POSTGRES_PORT", Integer.toString(paths.port()));
            facts.put("HOWDAH_POSTGRES_DATA", paths.dataDirectory());
            facts.put("HOWDAH_POSTGRES_CONF", paths.configurationDirectory());
            facts.put("HOWDAH_POSTGRES_BIN", paths.binaries());
        }
        return facts;
    }

    /// On this machine.
    public SequencedMap<String, String> here(Path directory) {
        var facts = common();
        var whole = directory.toAbsolutePath().normalize();
        facts.put("HOWDAH_DIRECTORY", whole.toString());
        facts.put("HOWDAH_SSH_CONFIG", whole.resolve("ssh_config").toString());
        facts.put(
                "HOWDAH_INSTANCES",
                cluster.instances().stream().map(Instance::name).collect(Collectors.joining(" ")));
        return facts;
    }

    private SequencedMap<String, String> common() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("HOWDAH_CLUSTER", cluster.name());
        facts.put("HOWDAH_PRIMARY", now.expectedPrimary());
        facts.put("HOWDAH_FAILOVER_MANAGER", cluster.failover().word());
        facts.put("HOWDAH_POSTGRES_VERSION", Integer.toString(cluster.postgres().major()));
        return facts;
    }
}
