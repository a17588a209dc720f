package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Packages that are installed, all missing ones in one transaction. What is installed is never upgraded here.
///
/// None of their services starts by being installed, and an installation that was interrupted is finished first.
///
/// @param names of packages, each perhaps with a version as apt takes it (`repmgr=5.3*`)
public record PackageSet(List<String> names) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    public PackageSet {
        names = names.stream().distinct().sorted().toList();
    }

    @Override
    public String address() {
        return "packages";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(InstalledPackages.FACT);
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(InstalledPackages.FACT), this::compare);
    }

    private Change compare(InstalledPackages installed) {
        var missing = names.stream()
                .filter(name -> !installed.has(name.split("=", 2)[0]))
                .toList();
        var lines = new ArrayList<String>();
        missing.forEach(name -> lines.add("+ " + name));
        installed.broken().stream().sorted().forEach(name -> lines.add("~ " + name + " is installed only half"));
        if (installed.blocked()) {
            lines.add("- " + InstalledPackages.POLICY + " of an interrupted installation");
        }
        if (lines.isEmpty()) {
            return same();
        }
        var summary =
                missing.isEmpty() ? "finish an interrupted installation" : "install " + missing.size() + " packages";
        return edit(
                missing.isEmpty() ? Verb.UPDATE : Verb.CREATE,
                lines,
                Action.of(summary, script(missing)).within(LIMIT));
    }

    private static String script(List<String> missing) {
        var words = missing.stream().map(Script::quote).collect(Collectors.joining(" "));
        return Apt.PREPARE + (missing.isEmpty() ? "" : Apt.INSTALL.formatted(words));
    }
}
