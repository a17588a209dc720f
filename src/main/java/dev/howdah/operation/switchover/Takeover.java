package dev.howdah.operation.switchover;

import dev.howdah.engine.Known;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.Moves.Part;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a standby the primary where the primary is lost.
///
/// 1. The manager stands still. 2. Slots are made on the candidate. 3. It is promoted. 4. The manager is told, and the
/// other standbys follow. 5. All else is put right. 6. The manager watches again.
///
/// Promises: the lost primary is not touched, and one candidate only is told to become primary. That the primary is
/// lost
/// was looked at before. The manager watches again only where it was told who is primary, or nobody was promoted.
public final class Takeover {

    private final Moves moves;
    private final String lost;
    private final String candidate;
    private final Stop stop;
    private final List<Problem> problems = new ArrayList<>();

    /// @param lost name of the primary that is lost
    /// @param candidate name of the one that is to take its place
    public Takeover(Moves moves, String lost, String candidate, Stop stop) {
        this.moves = moves;
        this.lost = lost;
        this.candidate = candidate;
        this.stop = stop;
    }

    public Ending run() {
        if (!good(moves.holdManager()) || !good(moves.reserveSlots()) || stop.isRequested()) {
            return nobody();
        }
        if (!good(moves.promoteCandidate()) && !isPrimary()) {
            advise("it may still be promoted: 'howdah status' shows it. Automatic failover stands still until"
                    + " 'howdah resume'");
            return new Ending(Optional.empty(), false, problems);
        }
        problems.clear(); // a promotion whose answer was lost is one
        return promoted();
    }

    private Ending promoted() {
        boolean told = good(moves.tellManager());
        if (!good(moves.followCandidate())) {
            advise(candidate + " is the primary; 'howdah status' shows who does not follow it");
        }
        if (!good(moves.settle())) {
            advise(candidate + " is the primary; 'howdah deploy' puts right what is left");
        }
        if (!told) {
            advise(candidate
                    + " is the primary, and the failover manager still stands still, as it does not know that yet:"
                    + " 'howdah deploy', then 'howdah resume'");
        } else if (!good(moves.releaseManager())) {
            advise(candidate + " is the primary; automatic failover is still paused: 'howdah resume'");
        }
        return new Ending(Optional.of(candidate), true, problems);
    }

    private Ending nobody() {
        good(moves.freeSlots());
        boolean released = good(moves.releaseManager());
        advise("nobody was promoted in place of " + lost
                + (released ? "" : "; automatic failover is paused: 'howdah resume'"));
        return new Ending(Optional.empty(), false, problems);
    }

    private boolean isPrimary() {
        return moves.candidate() instanceof Known.Answer<Part>(var part) && part == Part.PRIMARY;
    }

    private boolean good(Outcome outcome) {
        switch (outcome) {
            case Outcome.Failed(var problem) -> problems.add(problem);
            case Outcome.Skipped(var because) -> problems.add(Problem.here(because));
            case Outcome.Done _, Outcome.Unchanged _ -> {}
        }
        return outcome.isGood();
    }

    private void advise(String remedy) {
        problems.add(
                problems.isEmpty()
                        ? Problem.here("stopped by the user").withRemedy(remedy)
                        : problems.removeLast().withRemedy(remedy));
    }
}
