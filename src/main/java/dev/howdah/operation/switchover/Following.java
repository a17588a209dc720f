package dev.howdah.operation.switchover;

import dev.howdah.component.postgres.PrimaryMove;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import java.util.List;
import java.util.function.Supplier;

/// Lets a standby stream from another member.
///
/// 1. The failover manager stands still on its host. 2. Its slot on the new upstream keeps WAL. 3. It streams from
/// there. 4. All that hangs on that is put right. 5. The manager watches again. 6. Its slots elsewhere, which would
/// hold back WAL for nobody, are dropped. Where no WAL comes from the new upstream it goes back to the one before, and
/// no slot there is touched.
public final class Following {

    private final NewUpstream wish;
    private final Sequence sequence;
    private final PrimaryMove steps;
    private final Mishaps mishaps = new Mishaps("nothing was changed");

    public Following(NewUpstream wish, Sequence sequence) {
        this.wish = wish;
        this.sequence = sequence;
        this.steps = new PrimaryMove(wish.cluster(), wish.manager());
    }

    /// @param settling puts right all that hangs on whom it follows; it may free the locks of hosts
    /// @return what went wrong, each with what to do
    public List<Problem> run(Supplier<Outcome> settling) {
        if (wish.isSo() || moved(settling)) {
            for (var instance : wish.leftBehind()) {
                mishaps.good(on(instance, steps.withoutSlots(instance, wish.slots())));
            }
        }
        return mishaps.list();
    }

    private boolean moved(Supplier<Outcome> settling) {
        var held = manager(true);
        if (!mishaps.good(held)) {
            return false;
        }
        try {
            return streams() && settled(settling);
        } finally {
            if (held instanceof Outcome.Done && !mishaps.good(manager(false))) { // one that was paused before stays so
                mishaps.advise("automatic failover is still paused on "
                        + wish.standby().name() + ": 'howdah resume'");
            }
        }
    }

    private boolean streams() {
        if (!mishaps.good(on(wish.upstream(), steps.slots(wish.upstream(), wish.slots())))) {
            return false;
        }
        if (follows(wish.upstream())) {
            return true;
        }
        goBack();
        return false;
    }

    private boolean follows(Instance upstream) {
        return mishaps.good(on(wish.standby(), steps.follow(wish.standby(), upstream)))
                && mishaps.good(on(wish.standby(), steps.stream(wish.standby(), upstream)));
    }

    private void goBack() {
        var name = wish.standby().name();
        var before = wish.present();
        if (before.isEmpty()) {
            mishaps.advise(name + " streams from nobody, as before; it goes on asking "
                    + wish.upstream().name());
            return;
        }
        var because = mishaps.takeLast();
        boolean back = follows(before.get());
        if (back && !wish.hasSlot(wish.upstream())) {
            mishaps.good(on(wish.upstream(), steps.withoutSlots(wish.upstream(), wish.slots())));
        }
        mishaps.add(because);
        mishaps.advise(
                back
                        ? name + " follows " + before.get().name() + " again, as before"
                        : name + " may stream from nobody: 'howdah status' shows it, and 'howdah follow CLUSTER " + name
                                + " UPSTREAM' tries another one");
    }

    private boolean settled(Supplier<Outcome> settling) {
        var outcome = settling.get();
        sequence.lock(wish.cluster().dataInstances().stream()
                .filter(instance -> instance.equals(wish.standby())
                        || instance.equals(wish.upstream())
                        || wish.leftBehind().contains(instance))
                .map(Instance::name)
                .toList());
        if (!mishaps.good(outcome)) {
            mishaps.advise(wish.standby().name() + " follows " + wish.upstream().name()
                    + "; 'howdah deploy' puts right what is left");
        }
        return true;
    }

    private Outcome manager(boolean still) {
        return wish.manager()
                .standingStill(wish.cluster(), wish.standby(), still)
                .map(resource -> on(
                        wish.standby(),
                        Step.of(still ? "pause automatic failover" : "resume automatic failover", List.of(resource))))
                .orElseGet(Outcome.Unchanged::new);
    }

    private Outcome on(Instance instance, Step step) {
        return sequence.take(instance.name(), step);
    }
}
