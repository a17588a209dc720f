package dev.howdah.engine;

import dev.howdah.host.Question;
import dev.howdah.host.Questions;
import dev.howdah.problem.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Brings the resources of one step to their wished state: look, compare, act, look again, until all compare as same.
///
/// A resource that was acted on and still differs in the same way is a failure, not a success.
final class Convergence {

    private static final int MOST_ROUNDS = 12;
    private static final int MOST_TRIES = 2;

    private final Host host;
    private final HostLock lock;
    private final Listener listener;
    private final InstantSource clock;
    private final UnaryOperator<String> redact;
    private Facts.Answered known;

    Convergence(
            Host host,
            HostLock lock,
            Listener listener,
            InstantSource clock,
            UnaryOperator<String> redact,
            Facts.Answered known) {
        this.host = host;
        this.lock = lock;
        this.listener = listener;
        this.clock = clock;
        this.redact = redact;
        this.known = known;
    }

    /// Forgets all answers, because others may have changed what they are about.
    void forget() {
        known = Facts.Answered.NOTHING;
    }

    /// @param next facts that will be wanted soon and are asked along
    /// @param beforeActing called before each change of the host; false means that nothing may be begun any more
    Outcome converge(Step step, Set<Fact<?>> next, BeforeActing beforeActing) {
        var tries = new HashMap<String, Integer>();
        int edits = 0;
        lookForMissing(step);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var batch = new Batch();
            batch.collect(step, known);
            if (batch.edits.isEmpty()) {
                return batch.blocked == null ? ended(edits) : failed(batch.blocked);
            }
            switch (beforeActing.on(host)) {
                case LOOK_AGAIN -> {
                    forget();
                    lookForMissing(step);
                    continue;
                }
                case STOP -> {
                    return new Outcome.Skipped("stopped by the user");
                }
                case GO -> {}
            }
            var stubborn = batch.addresses.stream()
                    .filter(address -> tries.merge(address, 1, Integer::sum) > MOST_TRIES)
                    .findFirst();
            if (stubborn.isPresent()) {
                return failed(didNotConverge(step, stubborn.get(), batch));
            }
            var acted = act(step, next, batch);
            edits += acted.done();
            if (acted.done() < batch.edits.size()) {
                return failed(actionFailed(step, batch, acted));
            }
            known = acted.facts();
        }
        return failed(Problem.onHost(host.name(), step.name(), "no end after " + MOST_ROUNDS + " rounds of changes"));
    }

    /// What must happen before a change.
    enum Permission {
        GO,
        LOOK_AGAIN,
        STOP
    }

    @FunctionalInterface
    interface BeforeActing {
        Permission on(Host host);
    }

    /// The edits that can be made now, up to the first resource that has to wait for them.
    private final class Batch {
        private final List<Change.Edit> edits = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private @Nullable Problem blocked;

        void collect(Step step, Facts facts) {
            for (var resource : step.resources()) {
                switch (resource.compare(facts)) {
                    case Change.Same _ -> {}
                    case Change.Edit edit -> {
                        edits.add(edit);
                        addresses.add(resource.address());
                    }
                    case Change.Later(var why) -> {
                        blocked = Problem.onHost(
                                host.name(),
                                step.name(),
                                redact.apply(resource.address() + " cannot be compared: " + why));
                        return;
                    }
                    case Change.Refused(var problem) -> {
                        blocked = problem;
                        return;
                    }
                }
            }
        }
    }

    private void lookForMissing(Step step) {
        var missing = new LinkedHashSet<Fact<?>>();
        step.resources()
                .forEach(resource -> resource.facts().forEach(fact -> {
                    if (!known.wasAsked(fact.question())) {
                        missing.add(fact);
                    }
                }));
        if (!missing.isEmpty()) {
            known = known.with(host.look(missing));
        }
    }

    private Acting.Acted act(Step step, Set<Fact<?>> next, Batch batch) {
        var wanted = new LinkedHashSet<Question>();
        step.resources().forEach(resource -> resource.facts().forEach(fact -> wanted.add(fact.question())));
        next.forEach(fact -> wanted.add(fact.question()));
        var acted = new Acting(batch.edits, new Questions(wanted)).run(host, lock);
        for (int i = 0; i < acted.done(); i++) {
            var edit = batch.edits.get(i);
            listener.on(new Event.EditDone(
                    clock.instant(), host.name(), step.name(), batch.addresses.get(i), edit.verb(), edit.lines()));
        }
        return acted;
    }

    private static Outcome ended(int edits) {
        return edits == 0 ? new Outcome.Unchanged() : new Outcome.Done(edits);
    }

    private static Outcome failed(Problem problem) {
        return new Outcome.Failed(problem);
    }

    private Problem actionFailed(Step step, Batch batch, Acting.Acted acted) {
        var address = batch.addresses.get(acted.done());
        var actions = batch.edits.get(acted.done()).actions().stream()
                .map(Action::summary)
                .toList();
        return Problem.onHost(
                        host.name(),
                        step.name(),
                        address + ": " + String.join("; ", actions) + " failed with exit status " + acted.exitStatus())
                .withEvidence(acted.failure().stream().map(redact).toList())
                .withRemedy("mend the cause and run again: it goes on from what is there");
    }

    private Problem didNotConverge(Step step, String address, Batch batch) {
        var edit = batch.edits.get(batch.addresses.indexOf(address));
        return Problem.onHost(host.name(), step.name(), address + " was changed and is still not as wished")
                .withEvidence(edit.lines())
                .withRemedy("something else on the host may be changing it back");
    }
}
