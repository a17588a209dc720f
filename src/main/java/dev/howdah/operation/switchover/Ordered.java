package dev.howdah.operation.switchover;

import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.component.postgres.PrimaryMove;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.engine.Stop;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Moves the primary where the failover manager does it when told. Where the primary is lost, it is not touched, and
/// its
/// clients are not held back.
///
/// 1. A checkpoint. 2. Clients of poolers wait. 3. The manager is told, and keeps the order in which nothing is lost.
/// 4. The candidate takes writes. 5. Clients go on. 6. All else is put right.
public final class Ordered {

    private final Cast cast;
    private final Resource order;
    private final Sequence sequence;
    private final Supplier<Outcome> settling;
    private final Stop stop;
    private final PrimaryMove steps;
    private final boolean planned;
    private final List<Problem> problems = new ArrayList<>();

    /// @param order tells the manager, on the host of the present primary
    public Ordered(Cast cast, Resource order, Sequence sequence, Supplier<Outcome> settling, Stop stop) {
        this(cast, order, sequence, settling, stop, true);
    }

    /// The same where the primary is lost.
    ///
    /// @param order tells the manager, on the host of the candidate
    public static Ordered takeover(
            Cast cast, Resource order, Sequence sequence, Supplier<Outcome> settling, Stop stop) {
        return new Ordered(cast, order, sequence, settling, stop, false);
    }

    private Ordered(
            Cast cast, Resource order, Sequence sequence, Supplier<Outcome> settling, Stop stop, boolean planned) {
        this.planned = planned;
        this.cast = cast;
        this.order = order;
        this.sequence = sequence;
        this.settling = settling;
        this.stop = stop;
        this.steps = new PrimaryMove(cast.cluster(), cast.manager());
    }

    public Ending run() {
        boolean ready = !planned || good(sequence.take(cast.from().name(), steps.checkpoint(cast.from())));
        if (!ready || stop.isRequested()) {
            return unchanged();
        }
        boolean moved = false;
        try {
            if (planned) {
                all(Pgbouncer.hold());
            }
            var told = planned ? cast.from() : cast.to();
            boolean obeyed = good(sequence.take(told.name(), Step.of("tell the manager", List.of(order))));
            moved = good(sequence.take(cast.to().name(), steps.awaitPromotion(cast.to())));
            if (moved && !obeyed) {
                problems.clear(); // what it said last was lost
            }
        } finally {
            all(Pgbouncer.letGo(moved ? cast.to() : cast.from()));
        }
        if (!moved) {
            return unchanged();
        }
        if (!good(settling.get())) {
            problems.add(problems.removeLast()
                    .withRemedy(cast.to().name() + " is the primary; 'howdah deploy' puts right what is left"));
        }
        return new Ending(Optional.of(cast.to().name()), true, problems);
    }

    private Ending unchanged() {
        var remedy = "the failover manager decides who is primary: 'howdah status' shows it";
        problems.add(
                problems.isEmpty()
                        ? Problem.here("stopped by the user before the manager was told")
                                .withRemedy(remedy)
                        : problems.removeLast().withRemedy(remedy));
        return new Ending(Optional.empty(), false, problems);
    }

    private void all(Step step) {
        var each = new LinkedHashMap<String, Step>();
        cast.poolers().stream().map(Instance::name).forEach(name -> each.put(name, step));
        sequence.together(each);
    }

    private boolean good(Outcome outcome) {
        if (outcome instanceof Outcome.Failed(var problem)) {
            problems.add(problem);
        }
        return outcome.isGood();
    }
}
