package dev.howdah.operation;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Automatic failover goes on, host by host, where each has a part of its own in it.
///
/// Promises: nobody may be promoted while a primary is still paused, as that one would not stop itself where it is cut
/// off. So the primary comes first; and where it is not known who that is, as a member does not answer, nothing is
/// done.
record Resuming(Cluster cluster, SequencedMap<String, Resource> resources, Sequence sequence) {

    SequencedMap<String, Outcome> run() {
        var primaries = new ArrayList<String>();
        var silent = new ArrayList<Instance>();
        for (var instance : cluster.dataInstances()) {
            switch (node(instance)) {
                case Node.Running running when !running.inRecovery() -> primaries.add(instance.name());
                case Node.Unreachable _ -> silent.add(instance);
                case Node.Running _, Node.Stopped _, Node.Empty _ -> {}
            }
        }
        var outcomes = new LinkedHashMap<String, Outcome>();
        if (primaries.isEmpty() && !silent.isEmpty()) {
            silent.forEach(instance -> outcomes.put(instance.name(), new Outcome.Failed(unknown(instance))));
            return outcomes;
        }
        for (var name : primaries) {
            if (!taken(name, outcomes).isGood()) {
                return outcomes;
            }
        }
        resources.keySet().stream().filter(name -> !primaries.contains(name)).forEach(name -> taken(name, outcomes));
        return outcomes;
    }

    private Outcome taken(String name, SequencedMap<String, Outcome> outcomes) {
        var resource = Optional.ofNullable(resources.get(name)).stream().toList();
        var outcome = sequence.take(name, Step.of("automatic failover", List.copyOf(resource)));
        outcomes.put(name, outcome);
        return outcome;
    }

    private Node node(Instance instance) {
        var facts = PostgresPaths.of(cluster, instance).nodeFacts();
        return facts.read(sequence.ask(instance.name(), facts.facts()));
    }

    private static Problem unknown(Instance instance) {
        return Problem.onHost(
                        instance.name(),
                        "automatic failover",
                        "it does not answer, and nobody else takes writes: it may be the primary, and would not stop itself"
                                + " while it is paused; nothing was changed")
                .withRemedy(
                        "bring it back; or make sure that it is off and stays off, then 'howdah failover CLUSTER --lost "
                                + instance.name() + "'");
    }
}
