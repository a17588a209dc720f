package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.Platform;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningChange.Act;
import dev.howdah.platform.ProvisioningListener;
import java.util.ArrayList;
import java.util.List;

/// The bridge network that a cluster has for itself.
record ClusterNetwork(Engine engine, Platform.Docker wish, ClusterLabels labels) {

    void create() {
        var range = new Network.Ipam.Config().withSubnet(wish.subnet().toString());
        EngineCall.ask(
                engine,
                () -> engine.client()
                        .createNetworkCmd()
                        .withName(wish.network())
                        .withDriver("bridge")
                        .withCheckDuplicate(true)
                        .withLabels(labels.asMap())
                        .withIpam(new Network.Ipam().withConfig(range))
                        .exec());
    }

    /// Removes every network with the cluster's labels.
    List<ProvisioningChange> remove(ProvisioningListener listener) {
        var done = new ArrayList<ProvisioningChange>();
        var client = engine.client();
        EngineCall.ask(engine, () -> client.listNetworksCmd().exec()).stream()
                .filter(network -> labels.areIn(Obstacles.labelsOf(network)))
                .forEach(network -> done.add(removed(
                        "network " + network.getName(),
                        listener,
                        () -> client.removeNetworkCmd(network.getId()).exec())));
        return done;
    }

    private static ProvisioningChange removed(String subject, ProvisioningListener listener, Runnable deed) {
        var change = new ProvisioningChange(Act.REMOVE, subject, "");
        listener.begun(change);
        try {
            deed.run();
        } catch (NotFoundException _) {
            // gone meanwhile
        }
        listener.done(change);
        return change;
    }
}
