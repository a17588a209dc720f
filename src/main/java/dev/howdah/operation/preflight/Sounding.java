package dev.howdah.operation.preflight;

import dev.howdah.component.Machine;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.Optional;

/// What one host answered before a deploy.
///
/// @param clockAhead seconds that its clock is ahead of most others'
record Sounding(Cluster cluster, Instance instance, Machine machine, Facts facts, double clockAhead) {

    String host() {
        return instance.name();
    }

    /// The answer, where the question could be asked.
    <T> Optional<T> ask(Fact<T> fact) {
        return facts.ask(fact) instanceof Known.Answer<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
