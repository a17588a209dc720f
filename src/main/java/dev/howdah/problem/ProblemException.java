package dev.howdah.problem;

import java.util.List;
import java.util.stream.Collectors;

/// Ends a command with one or more problems, all of one category.
public final class ProblemException extends RuntimeException {

    private final Category category;
    private final transient List<Problem> problems;

    public ProblemException(Category category, List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.category = category;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Category category, Problem problem) {
        this(category, List.of(problem));
    }

    public static ProblemException wrongInput(Problem problem) {
        return new ProblemException(Category.WRONG_INPUT, problem);
    }

    public Category category() {
        return category;
    }

    public List<Problem> problems() {
        return problems;
    }
}
