package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.HostNameOptions.FROM;
import static dev.howdah.operation.configure.option.HostNameOptions.UNSORTED;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.HostNames;
import dev.howdah.architecture.HostNamesFile;
import java.nio.file.Path;
import java.util.List;

/// Which names the instances get.
final class HostsChoice {

    private HostsChoice() {}

    /// As many as are needed, or none where there are too few.
    static List<HostChoice> hosts(Given given, int needed) {
        int before = given.problems().list().size();
        var all = given.typed(FROM)
                .map(file -> HostNamesFile.read(Path.of(file), given.problems()))
                .orElseGet(HostNames::builtIn);
        if (all.isEmpty() && given.problems().list().size() > before) {
            return List.of(); // the file could not be read, which is said already
        }
        if (all.size() < needed) {
            given.problem(
                    FROM,
                    "too few host names: " + all.size() + " found, " + needed + " needed",
                    "give a file with more names");
            return List.of();
        }
        var ordered = given.has(UNSORTED) ? all : HostNames.inOrderFor(given.clusterName(), all);
        return ordered.subList(0, needed);
    }
}
