package dev.howdah.component;

import dev.howdah.engine.Resource;
import java.util.List;

/// How a failover manager lets the primary be moved on purpose.
public sealed interface Handover {

    /// Howdah moves it, step by step, while the manager stands still. Postgres runs under a unit of ours.
    ///
    /// @param told what tells the manager who is primary, on the new primary, right after its promotion
    record StepByStep(List<Resource> told) implements Handover {
        public StepByStep {
            told = List.copyOf(told);
        }
    }

    /// The manager moves it.
    ///
    /// @param order tells it to: on the host of the present primary or, where that is lost, of the new one
    record OnOrder(Resource order) implements Handover {}
}
