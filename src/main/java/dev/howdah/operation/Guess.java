package dev.howdah.operation;

import dev.howdah.component.ClusterFiles;
import dev.howdah.component.Credentials;
import dev.howdah.component.Deployment;
import dev.howdah.component.Machine;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.Score;
import dev.howdah.model.Cluster;
import dev.howdah.operation.preflight.Preflight;
import dev.howdah.topology.Topology;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/// What will have to be asked of the hosts, before anything is known of them.
///
/// Which questions a score has depends little on the answers, so they are taken from the score of a cluster whose hosts
/// have nothing yet.
final class Guess {

    private final Deployment deployment;
    private final Score score;

    /// Makes the secrets that the cluster does not have yet.
    ///
    /// @param recloning instances whose data the user gave up by name
    /// @param files what the cluster's directory holds for hosts
    Guess(Cluster cluster, Credentials credentials, Set<String> recloning, ClusterFiles files) {
        var machines = new LinkedHashMap<String, Machine>();
        cluster.instances()
                .forEach(instance -> machines.put(instance.name(), Machine.likely(cluster.distribution(instance))));
        this.deployment = new Deployment(
                cluster,
                Components.failoverManager(cluster),
                Topology.unknown(cluster),
                machines,
                Components.needs(cluster, machines),
                credentials,
                recloning,
                files);
        this.score = Components.score(deployment);
    }

    /// A guess for a cluster whose directory holds nothing for hosts.
    Guess(Cluster cluster, Credentials credentials, Set<String> recloning) {
        this(cluster, credentials, recloning, ClusterFiles.none());
    }

    Cluster cluster() {
        return deployment.cluster();
    }

    Deployment deployment() {
        return deployment;
    }

    /// Everything to ask of one host.
    Set<Fact<?>> questions(String name) {
        var questions = new LinkedHashSet<Fact<?>>();
        questions.add(Machine.FACT);
        questions.add(HostLock.HOLDER);
        var instance = cluster().instance(name);
        if (instance.runsPostgres()) {
            questions.addAll(PostgresPaths.of(cluster(), instance).nodeFacts().facts());
            questions.add(deployment.manager().view(cluster(), instance));
        }
        questions.addAll(Preflight.facts(cluster(), instance));
        questions.addAll(score.facts(name));
        return questions;
    }
}
