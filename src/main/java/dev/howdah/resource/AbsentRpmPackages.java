package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// RPM packages that must not be installed. What they needed stays.
public record AbsentRpmPackages(RpmTool tool, List<String> names) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    public AbsentRpmPackages {
        names = names.stream().distinct().sorted().toList();
    }

    @Override
    public String address() {
        return "unwanted packages";
    }

    @Override
    public List<Fact<?>> facts() {
        return names.isEmpty() ? List.of() : List.of(installed());
    }

    @Override
    public Change compare(Facts facts) {
        return names.isEmpty() ? same() : given(facts.ask(installed()), this::remove);
    }

    private Change remove(Set<String> installed) {
        var present = names.stream().filter(installed::contains).toList();
        return present.isEmpty()
                ? same()
                : edit(
                        Verb.REMOVE,
                        present.stream().map(name -> "- " + name).toList(),
                        Action.of("remove packages", tool.remove(present)).within(LIMIT));
    }

    private Fact<Set<String>> installed() {
        return RpmPackages.installed(names);
    }
}
