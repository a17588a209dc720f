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

/// RPM packages that are installed, all missing ones in one transaction. What is installed is never upgraded here.
///
/// @param names of packages, each perhaps with a version (`repmgr_16=5.4*`), whatever the tool's own way to say it
public record RpmPackageSet(RpmTool tool, List<String> names) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    public RpmPackageSet {
        names = names.stream().distinct().sorted().toList();
    }

    @Override
    public String address() {
        return "packages";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(missing());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(missing()), this::compare);
    }

    private Change compare(Set<String> missing) {
        var wanted =
                names.stream().filter(name -> missing.contains(plain(name))).toList();
        return wanted.isEmpty()
                ? same()
                : edit(
                        Verb.CREATE,
                        wanted.stream().map(name -> "+ " + name).toList(),
                        Action.of("install " + wanted.size() + " packages", tool.install(wanted))
                                .within(LIMIT));
    }

    private Fact<Set<String>> missing() {
        return RpmPackages.missing(names.stream().map(RpmPackageSet::plain).toList());
    }

    private static String plain(String name) {
        return name.split("=", 2)[0];
    }
}
