package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.resource.ReplicationSlot;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.List;

/// The replication slots of one instance: one for each replica that streams from it, and on the primary those that
/// components need.
///
/// A member that does not answer, or an old primary that must not run, gets none: its slot would hold back WAL until
/// the disk is full.
record Slots(Deployment deployment, Instance instance, PostgresPaths paths) {

    List<Resource> resources() {
        var names = new ArrayList<String>();
        deployment.now().downstreams(instance).stream()
                .filter(this::canStream)
                .forEach(replica -> names.add(deployment.manager().slot(replica)));
        if (instance.name().equals(deployment.primary().name())) {
            names.addAll(deployment.needs(instance).slots());
        }
        return names.stream()
                .<Resource>map(name -> new ReplicationSlot(paths.psql(), name))
                .toList();
    }

    private boolean canStream(Instance replica) {
        return deployment.answers(replica)
                && (deployment.recloning().contains(replica.name())
                        || !deployment.now().isFormerPrimary(replica.name()))
                && !(deployment.now().node(replica.name()) instanceof Node.Unreachable);
    }
}
