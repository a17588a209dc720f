package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Packages that must not be installed, such as those that restart services on their own. Configuration is kept.
public record AbsentPackages(List<String> names) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    public AbsentPackages {
        names = List.copyOf(names);
    }

    @Override
    public String address() {
        return "unwanted packages";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(InstalledPackages.FACT);
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(InstalledPackages.FACT), installed -> {
            var present = names.stream().filter(installed::has).toList();
            return present.isEmpty() ? same() : remove(present);
        });
    }

    private Change remove(List<String> present) {
        var words = present.stream().map(Script::quote).collect(Collectors.joining(" "));
        return edit(
                Verb.REMOVE,
                present.stream().map(name -> "- " + name).toList(),
                Action.of("remove packages", Apt.COMMAND + "howdah_apt remove " + words + "\n")
                        .within(LIMIT));
    }
}
