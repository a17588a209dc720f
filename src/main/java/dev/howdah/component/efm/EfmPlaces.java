package dev.howdah.component.efm;

import dev.howdah.component.FamilyTable;
import dev.howdah.component.PackageNames;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;
import java.util.Map;

/// Where EFM's things are on an instance and what they are called there. EFM's name of the cluster is the cluster's
/// own.
record EfmPlaces(Cluster cluster, Instance instance) {

    private static final PackageNames VERSIONS =
            new PackageNames(FamilyTable.of(EfmPlaces.class, "versions.properties"));

    /// EFM's account, which its package makes.
    static final String USER = "efm";

    /// Whether an agent of EFM runs on an instance: beside the data, and on a witness.
    static boolean hasAgent(Instance instance) {
        return instance.holdsData() || instance.has(Role.EFM_WITNESS);
    }

    static List<Instance> agents(Cluster cluster) {
        return cluster.instances().stream().filter(EfmPlaces::hasAgent).toList();
    }

    EfmVersion version() {
        return cluster.chosen(instance, EfmSettings.VERSION).orElseGet(this::usualVersion);
    }

    private EfmVersion usualVersion() {
        var here =
                new PackageNames.Here(VERSIONS.table(), cluster.distribution(instance), cluster.postgres(), Map.of());
        return EfmVersion.parse(here.named("version").getFirst());
    }

    String unit() {
        return "edb-efm-" + version();
    }

    String dropIn() {
        return "/etc/systemd/system/" + unit() + ".service.d";
    }

    String directory() {
        return "/etc/edb/efm-" + version();
    }

    String properties() {
        return directory() + "/" + cluster.name() + ".properties";
    }

    String nodes() {
        return directory() + "/" + cluster.name() + ".nodes";
    }

    String binaries() {
        return "/usr/edb/efm-" + version() + "/bin";
    }

    /// A call of EFM's command, whose second word is always the cluster's name.
    ///
    /// @param more words after that
    String command(String verb, String... more) {
        return binaries() + "/efm " + verb + " " + Script.quote(cluster.name())
                + (more.length == 0 ? "" : " " + Script.words(more));
    }

    /// What EFM calls an agent's host.
    String addressOf(Instance agent) {
        return cluster.value(EfmSettings.BIND_BY_NAME)
                ? agent.name()
                : agent.address().orElse(agent.name());
    }

    /// Where an agent listens to the others.
    String bindingOf(Instance agent) {
        return addressOf(agent) + ":" + cluster.value(agent, EfmSettings.BIND_PORT);
    }
}
