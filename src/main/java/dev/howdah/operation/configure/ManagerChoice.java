package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FailoverOptions.MANAGER;
import static dev.howdah.operation.configure.option.FailoverOptions.REPMGR;

import dev.howdah.model.FailoverChoice;
import dev.howdah.problem.DidYouMean;
import java.util.List;

/// Which failover manager is asked for.
final class ManagerChoice {

    private static final List<String> NOT_BUILT = List.of("efm", "patroni");

    private ManagerChoice() {}

    static FailoverChoice manager(Given given) {
        var word = given.has(REPMGR) ? "repmgr" : given.typed(MANAGER).orElse("");
        given.typed(MANAGER)
                .filter(name -> !name.equals(word))
                .ifPresent(name -> given.problem(
                        REPMGR, REPMGR + " contradicts --failover-manager " + name, "give one of the two"));
        if (word.isEmpty()) {
            given.required(MANAGER, "repmgr");
        } else if (NOT_BUILT.contains(word)) {
            given.problem(MANAGER, "the failover manager " + word + " is not built yet", "say repmgr");
        } else if (FailoverChoice.of(word).isEmpty()) {
            given.problem(
                    MANAGER,
                    "there is no failover manager '" + word + "'",
                    DidYouMean.hint(word, FailoverChoice.words()));
        }
        return FailoverChoice.of(word).orElse(FailoverChoice.REPMGR);
    }
}
