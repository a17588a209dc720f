package dev.howdah.engine;

import dev.howdah.problem.Problem;
import java.util.List;
import java.util.function.Function;

/// One thing on a host with a wished state. Comparing is pure and may happen any number of times.
public interface Resource {

    /// Names the thing within its host, such as `file /etc/hosts`.
    String address();

    /// What has to be known to compare.
    List<Fact<?>> facts();

    Change compare(Facts facts);

    default Change same() {
        return new Change.Same();
    }

    default Change edit(Verb verb, List<String> lines, Action... actions) {
        return new Change.Edit(verb, lines, List.of(actions), List.of());
    }

    default Change later(String why) {
        return new Change.Later(why);
    }

    default Change refused(Problem problem) {
        return new Change.Refused(problem);
    }

    /// Goes on with a fact's answer; what is not known yet becomes [Change.Later].
    default <T> Change given(Known<T> known, Function<T, Change> next) {
        return switch (known) {
            case Known.Answer<T>(T value) -> next.apply(value);
            case Known.NotYet<T>(String why) -> new Change.Later(why);
        };
    }
}
