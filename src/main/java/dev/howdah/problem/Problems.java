package dev.howdah.problem;

import java.util.ArrayList;
import java.util.List;

/// Collects problems, so that all of them are shown at once instead of the first only.
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// Throws what was found, as wrong input, unless nothing was.
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, found);
        }
    }
}
