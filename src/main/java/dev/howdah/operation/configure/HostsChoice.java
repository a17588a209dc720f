package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.HostNameOptions.FROM;
import static dev.howdah.operation.configure.option.HostNameOptions.PATTERN;
import static dev.howdah.operation.configure.option.HostNameOptions.PREFIXED;
import static dev.howdah.operation.configure.option.HostNameOptions.SORTED_BY;
import static dev.howdah.operation.configure.option.HostNameOptions.UNSORTED;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.HostNames;
import dev.howdah.architecture.HostNamesFile;
import dev.howdah.architecture.NameOrder;
import dev.howdah.model.HostName;
import dev.howdah.problem.DidYouMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which names the instances get.
final class HostsChoice {

    private final Given given;

    private HostsChoice(Given given) {
        this.given = given;
    }

    /// As many as are needed, or none where there are too few.
    static List<HostChoice> hosts(Given given, int needed) {
        return new HostsChoice(given).choose(needed);
    }

    private List<HostChoice> choose(int needed) {
        int before = given.problems().list().size();
        var all = given.typed(FROM)
                .map(file -> HostNamesFile.read(Path.of(file), given.problems()))
                .orElseGet(HostNames::builtIn);
        boolean wrong = given.problems().list().size() > before;
        var matching = matching(all);
        var ordered = ordered(matching);
        if (wrong || given.problems().list().size() > before) {
            return List.of(); // said already
        }
        if (ordered.size() < needed) {
            given.problem(
                    FROM,
                    "too few host names: " + ordered.size() + " found, " + needed + " needed",
                    given.has(PATTERN)
                            ? "give a file with more names that match " + PATTERN
                            : "give a file with more names");
            return List.of();
        }
        return prefixed(ordered.subList(0, needed));
    }

    private List<HostChoice> matching(List<HostChoice> hosts) {
        if (!given.has(PATTERN)) {
            return hosts;
        }
        try {
            var matches = Pattern.compile(given.typed(PATTERN).orElse("")).asMatchPredicate();
            return hosts.stream().filter(host -> matches.test(host.name())).toList();
        } catch (PatternSyntaxException e) {
            given.problem(
                    PATTERN,
                    "'" + e.getPattern() + "' is not a regular expression: "
                            + e.getDescription().toLowerCase(Locale.ROOT),
                    "write one that matches whole names, such as db-[0-9]+");
            return hosts;
        }
    }

    private List<HostChoice> ordered(List<HostChoice> hosts) {
        if (given.has(UNSORTED) && given.has(SORTED_BY)) {
            given.problem(SORTED_BY, SORTED_BY + " and " + UNSORTED + " exclude each other", "give one of the two");
        }
        if (given.has(UNSORTED)) {
            return hosts;
        }
        var order = given.typed(SORTED_BY).orElse("random-sort");
        return NameOrder.of(order, given.clusterName(), hosts).orElseGet(() -> {
            given.problem(SORTED_BY, "there is no order '" + order + "'", DidYouMean.hint(order, SORTED_BY.choices()));
            return hosts;
        });
    }

    private List<HostChoice> prefixed(List<HostChoice> hosts) {
        if (!given.has(PREFIXED)) {
            return hosts;
        }
        var prefix = given.clusterName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-") + "-";
        for (var host : hosts) {
            if (!HostName.isValid(prefix + host.name())) {
                given.problem(
                        PREFIXED, "'" + prefix + host.name() + "' is not a valid host name", "use " + HostName.RULE);
                return hosts;
            }
        }
        return hosts.stream()
                .map(host -> new HostChoice(prefix + host.name(), host.addresses()))
                .toList();
    }
}
