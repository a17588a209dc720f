package dev.howdah.resource;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What rpm says of packages. Without rpm, or with a database that it cannot read, nothing is known.
final class RpmPackages {

    private static final String NOT_PROVIDED = "no package provides ";

    private RpmPackages() {}

    /// Those of the names that are missing. What a package provides counts as its name, since `vim` is `vim-enhanced`
    /// in some distributions.
    static Fact<Set<String>> missing(List<String> names) {
        return Fact.sh("packages", question("--whatprovides ", names), answer -> {
            var missing = new LinkedHashSet<String>();
            answer.lines()
                    .filter(line -> line.startsWith(NOT_PROVIDED))
                    .forEach(line ->
                            missing.add(line.substring(NOT_PROVIDED.length()).strip()));
            return missing;
        });
    }

    /// Those of the names that are installed, as names and not as what others provide.
    static Fact<Set<String>> installed(List<String> names) {
        return Fact.sh(
                "unwanted packages",
                question("", names),
                answer -> answer.lines()
                        .filter(line -> line.startsWith("+"))
                        .map(line -> line.substring(1).strip())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String question(String option, List<String> names) {
        return """
                command -v rpm >/dev/null || exit 1
                answer=$(LC_ALL=C rpm -q %s--qf '+%%{NAME}\\n' %s 2>&1)
                case $answer in *error:*) printf '%%s\\n' "$answer"; exit 1 ;; esac
                printf '%%s\\n' "$answer"
                """.formatted(option, names.stream().map(Script::quote).collect(Collectors.joining(" ")));
    }
}
