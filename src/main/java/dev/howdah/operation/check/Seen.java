package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.Psql;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/// All that one look at a cluster showed: Postgres' live state and every other fact that was asked.
///
/// @param at when it was looked
/// @param sights by instance name
public record Seen(Instant at, Topology topology, SequencedMap<String, Sight> sights) {

    public Seen {
        sights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sights));
    }

    public Cluster cluster() {
        return topology.cluster();
    }

    public Sight sight(Instance instance) {
        return Objects.requireNonNullElseGet(
                sights.get(instance.name()), () -> Sight.silent("the host was not asked", Duration.ZERO));
    }

    /// The answer to a fact; where Postgres itself is the reason that there is none, that is said.
    public <T> Known<T> ask(Instance instance, Fact<T> fact) {
        var known = sight(instance).facts().ask(fact);
        return known instanceof Known.NotYet<T>
                        && fact.question().interpreter() instanceof Psql
                        && running(instance) instanceof Known.NotYet<Node.Running>(var why)
                ? new Known.NotYet<>(why)
                : known;
    }

    /// An instance's running Postgres, or why there is none.
    public Known<Node.Running> running(Instance instance) {
        return switch (topology.node(instance.name())) {
            case Node.Running running -> new Known.Answer<>(running);
            case Node.Stopped(var data) ->
                new Known.NotYet<>("Postgres does not answer (its data is " + data.state() + ")");
            case Node.Empty() -> new Known.NotYet<>("Postgres has no data here");
            case Node.Unreachable(var why) -> new Known.NotYet<>(why);
        };
    }

    /// The primary or, where none is found, the instance that has to be it.
    public String primary() {
        return topology.expectedPrimary();
    }

    /// Data instances besides the primary.
    boolean isReplica(Instance instance) {
        return instance.holdsData() && !instance.name().equals(primary());
    }

    /// Whether an instance's Postgres takes writes: the primary, or a witness with its own database.
    boolean isWriter(Instance instance) {
        return instance.name().equals(primary()) || (instance.has(Role.WITNESS) && !instance.holdsData());
    }
}
