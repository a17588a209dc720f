package dev.howdah.engine;

import dev.howdah.problem.Problem;
import java.util.List;

/// What comparing a resource with facts says.
public sealed interface Change {

    /// As wished.
    record Same() implements Change {}

    /// To be changed.
    ///
    /// @param lines the difference, a line each, without secrets
    record Edit(Verb verb, List<String> lines, List<Action> actions, List<Effect> effects) implements Change {
        public Edit {
            lines = lines instanceof NewLines ? lines : List.copyOf(lines);
            actions = List.copyOf(actions);
            effects = List.copyOf(effects);
        }
    }

    /// Cannot be said before something else has happened.
    record Later(String why) implements Change {}

    /// Differs, but changing it could lose data or surprise; the user has to decide.
    record Refused(Problem problem) implements Change {}
}
