package dev.howdah.operation.switchover;

import dev.howdah.engine.Outcome;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// What went wrong in a procedure so far.
final class Mishaps {

    private final List<Problem> problems = new ArrayList<>();
    private final String otherwise;

    /// @param otherwise what is said where there is something to do and nothing went wrong
    Mishaps(String otherwise) {
        this.otherwise = otherwise;
    }

    /// Notes what went wrong.
    boolean good(Outcome outcome) {
        switch (outcome) {
            case Outcome.Failed(var problem) -> problems.add(problem);
            case Outcome.Skipped(var because) -> problems.add(Problem.here(because));
            case Outcome.Done _, Outcome.Unchanged _ -> {}
        }
        return outcome.isGood();
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /// What to do stands with the last problem.
    void advise(String remedy) {
        var last = problems.isEmpty() ? Problem.here(otherwise) : problems.removeLast();
        problems.add(last.withRemedy(remedy));
    }

    void forget() {
        problems.clear();
    }

    boolean none() {
        return problems.isEmpty();
    }

    Problem takeLast() {
        return problems.removeLast();
    }

    List<Problem> list() {
        return List.copyOf(problems);
    }
}
