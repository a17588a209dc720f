package dev.howdah.operation.switchover;

import dev.howdah.engine.Known;
import dev.howdah.engine.Outcome;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Two members, `old` and `new`, that can be moved and whose moves fail as told. It watches that there are never two
/// primaries, and that nobody is promoted without all that was written.
final class ToyCluster implements Moves {

    /// What can be done, for faults to be put into.
    enum Move {
        HOLD_MANAGER,
        RELEASE_MANAGER,
        RESERVE_SLOTS,
        FREE_SLOTS,
        CHECKPOINT,
        HOLD_CLIENTS,
        LET_CLIENTS_GO,
        STOP_PRIMARY,
        START_PRIMARY,
        END_OF_PRIMARY,
        RECEIVE,
        PROMOTE,
        STOP_CANDIDATE,
        START_CANDIDATE,
        TELL_MANAGER,
        FOLLOW,
        SETTLE
    }

    /// How a move goes wrong.
    enum Fault {
        /// Nothing is done, and that is said.
        REFUSED,
        /// All is done, and it is said that it was not.
        DONE_UNSAID,
        /// The host goes away before it is done, for good.
        GONE_BEFORE,
        /// The host does it, and is not heard of again.
        GONE_AFTER,
        /// It is said that it was not done, and it happens later, unless its Postgres is stopped before.
        LATER
    }

    /// A member: its part, and how much it has of what was written.
    private static final class Member {
        private Part part;
        private long has;
        private boolean gone;
        private boolean promotionPending;

        Member(Part part, long has) {
            this.part = part;
            this.has = has;
        }
    }

    private static final long WRITTEN = 1000;

    private final Member old = new Member(Part.PRIMARY, WRITTEN);
    private final Member candidate = new Member(Part.STANDBY, WRITTEN - 100);
    private final Map<Move, Fault> faults = new EnumMap<>(Move.class);
    final List<String> wrong = new ArrayList<>();
    private boolean managerHolds;
    private String managerBelieves = "old";
    private Optional<Problem> rival = Optional.empty();
    private boolean clientsWait;
    private boolean slots;

    /// One whose old primary is lost: it stands still and does not answer.
    static ToyCluster withoutPrimary() {
        var cluster = new ToyCluster();
        cluster.old.part = Part.STOPPED_PRIMARY;
        cluster.old.gone = true;
        cluster.old.has = cluster.candidate.has;
        return cluster;
    }

    /// Where the manager promotes another one, as it had begun before it was held.
    ToyCluster withRival() {
        rival = Optional.of(Problem.onHost("third", "promote", "it takes writes by now"));
        return this;
    }

    ToyCluster with(Move move, Fault fault) {
        faults.put(move, fault);
        return this;
    }

    /// Who takes writes.
    List<String> primaries() {
        var names = new ArrayList<String>();
        if (old.part == Part.PRIMARY) {
            names.add("old");
        }
        if (candidate.part == Part.PRIMARY) {
            names.add("new");
        }
        return names;
    }

    boolean clientsWait() {
        return clientsWait;
    }

    boolean managerHolds() {
        return managerHolds;
    }

    boolean slots() {
        return slots;
    }

    String managerBelieves() {
        return managerBelieves;
    }

    /// Time passes: what is pending happens.
    void later() {
        if (candidate.promotionPending && candidate.part == Part.STANDBY) {
            promoted();
        }
        look();
    }

    private void look() {
        if (primaries().size() > 1) {
            wrong.add("two primaries");
        }
    }

    private void promoted() {
        candidate.promotionPending = false;
        candidate.part = Part.PRIMARY;
        if (candidate.has < old.has) {
            wrong.add("promoted without all that was written");
        }
    }

    private Outcome move(Move move, Member on, Runnable deed) {
        later();
        var fault = Optional.ofNullable(faults.get(move));
        if (fault.filter(Fault.GONE_BEFORE::equals).isPresent()) {
            on.gone = true;
        }
        boolean unsaid = fault.isPresent();
        if (on.gone) {
            return failed(move);
        }
        fault.ifPresentOrElse(
                found -> {
                    switch (found) {
                        case REFUSED, GONE_BEFORE -> {}
                        case DONE_UNSAID -> deed.run();
                        case GONE_AFTER -> {
                            deed.run();
                            on.gone = true;
                        }
                        case LATER -> candidate.promotionPending |= move == Move.PROMOTE;
                    }
                },
                deed);
        look();
        return unsaid ? failed(move) : new Outcome.Done(1);
    }

    private static Outcome failed(Move move) {
        return new Outcome.Failed(Problem.here(move + " failed"));
    }

    private <T> Known<T> ask(Member member, Supplier<T> answer) {
        later();
        return member.gone ? new Known.NotYet<>("gone") : new Known.Answer<>(answer.get());
    }

    @Override
    public Outcome holdManager() {
        return move(Move.HOLD_MANAGER, candidate, () -> managerHolds = true);
    }

    @Override
    public Optional<Problem> rival() {
        return rival;
    }

    @Override
    public Outcome releaseManager(boolean toCandidate) {
        return move(Move.RELEASE_MANAGER, candidate, () -> {
            managerHolds = false;
            if (!primaries().equals(List.of(managerBelieves))) {
                wrong.add("the manager watches and believes in " + managerBelieves);
            }
        });
    }

    @Override
    public Outcome reserveSlots() {
        return move(Move.RESERVE_SLOTS, candidate, () -> slots = true);
    }

    @Override
    public Outcome freeSlots() {
        return move(Move.FREE_SLOTS, candidate, () -> slots = false);
    }

    @Override
    public Outcome checkpoint() {
        return move(Move.CHECKPOINT, old, () -> {});
    }

    @Override
    public Outcome holdClients() {
        return move(Move.HOLD_CLIENTS, new Member(Part.STANDBY, 0), () -> clientsWait = true);
    }

    @Override
    public Outcome letClientsGo(boolean toCandidate) {
        return move(Move.LET_CLIENTS_GO, new Member(Part.STANDBY, 0), () -> clientsWait = false);
    }

    @Override
    public Outcome stopPrimary() {
        return move(Move.STOP_PRIMARY, old, () -> old.part = Part.STOPPED_PRIMARY);
    }

    @Override
    public Outcome startPrimary() {
        return move(Move.START_PRIMARY, old, () -> old.part = Part.PRIMARY);
    }

    @Override
    public Known<Optional<Long>> endOfPrimary() {
        if (faults.containsKey(Move.END_OF_PRIMARY)) {
            return new Known.NotYet<>("not known");
        }
        return ask(old, () -> old.part == Part.STOPPED_PRIMARY ? Optional.of(old.has) : Optional.empty());
    }

    @Override
    public Outcome receive(long end) {
        return move(Move.RECEIVE, candidate, () -> candidate.has = end);
    }

    @Override
    public Outcome promoteCandidate() {
        return move(Move.PROMOTE, candidate, this::promoted);
    }

    @Override
    public Outcome stopCandidate() {
        return move(Move.STOP_CANDIDATE, candidate, () -> {
            candidate.promotionPending = false;
            candidate.part = candidate.part == Part.PRIMARY ? Part.STOPPED_PRIMARY : Part.STOPPED_STANDBY;
        });
    }

    @Override
    public Outcome startCandidate() {
        return move(
                Move.START_CANDIDATE,
                candidate,
                () -> candidate.part = switch (candidate.part) {
                    case STOPPED_PRIMARY, PRIMARY -> Part.PRIMARY;
                    case STOPPED_STANDBY, STANDBY -> Part.STANDBY;
                });
    }

    @Override
    public Known<Part> oldPrimary() {
        return ask(old, () -> old.part);
    }

    @Override
    public Known<Part> candidate() {
        return ask(candidate, () -> candidate.part);
    }

    @Override
    public Outcome tellManager() {
        return move(Move.TELL_MANAGER, candidate, () -> managerBelieves = "new");
    }

    @Override
    public Outcome followCandidate() {
        return move(Move.FOLLOW, follower(), () -> {
            if (!old.gone) {
                old.part = Part.STOPPED_STANDBY;
            }
        });
    }

    /// Whom a move is about that concerns all who follow: the old primary or, where that is lost, others.
    private Member follower() {
        return old.gone ? new Member(Part.STANDBY, 0) : old;
    }

    @Override
    public Outcome settle() {
        return move(Move.SETTLE, follower(), () -> {
            if (old.part == Part.STOPPED_STANDBY) {
                old.part = Part.STANDBY;
            }
        });
    }
}
