package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A repository of Debian packages beside the distribution's own, trusted by a key of its own.
///
/// It is added only where it can be reached, and only before the package that it is for is installed: a host keeps
/// the source of its packages. Whether it can be reached is asked only then, since the answer may take seconds.
///
/// @param name such as pgdg; names its files
/// @param url such as http://apt.postgresql.org/pub/repos/apt
/// @param suite such as bookworm-pgdg
/// @param key the public key, in ASCII
/// @param wanted package that it is wanted for
/// @param needed whether there is no other source for that package
public record AptRepository(String name, String url, String suite, String key, String wanted, boolean needed)
        implements Resource {

    private enum Situation {
        THERE,
        INSTALLED,
        REACHABLE,
        UNREACHABLE
    }

    @Override
    public String address() {
        return "repository " + name;
    }

    /// The list file.
    public static String path(String name) {
        return "/etc/apt/sources.list.d/howdah-" + name + ".list";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(situation(), Files.content(path(name)), Files.content(keyPath()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(situation()), situation -> switch (situation) {
            case INSTALLED -> same();
            case UNREACHABLE -> needed ? refused(unreachable()) : same();
            case THERE, REACHABLE ->
                given(
                        facts.ask(Files.content(keyPath())),
                        foundKey -> given(facts.ask(Files.content(path(name))), list -> compare(foundKey, list)));
        });
    }

    private Change compare(Optional<FileState> foundKey, Optional<FileState> foundList) {
        var lines = new ArrayList<String>();
        var actions = new ArrayList<Action>();
        if (!body(foundKey).equals(key)) {
            lines.add((foundKey.isEmpty() ? "+" : "~") + " key " + keyPath());
            actions.add(Action.of("write " + keyPath(), FileWriting.write(keyPath(), key, "0644", "root", "root")));
        }
        var list = "deb [signed-by=" + keyPath() + "] " + url + " " + suite + " main\n";
        if (!body(foundList).equals(list)) {
            lines.addAll(LineDifference.of(body(foundList), list));
            actions.add(Action.of("write " + path(name), FileWriting.write(path(name), list, "0644", "root", "root")));
        }
        return actions.isEmpty()
                ? same()
                : new Change.Edit(foundList.isEmpty() ? Verb.CREATE : Verb.UPDATE, lines, actions, List.of());
    }

    private static String body(Optional<FileState> found) {
        return found.map(FileState::body).orElse("");
    }

    private String keyPath() {
        return "/etc/apt/keyrings/howdah-" + name + ".asc";
    }

    private Problem unreachable() {
        return Problem.here("package " + wanted + " comes from " + url + ", which cannot be reached")
                .withRemedy("let the host reach it, or choose a version that the distribution packages");
    }

    private Fact<Situation> situation() {
        return Fact.sh(
                "repository " + name,
                """
                if [ -e %1$s ]; then echo THERE
                elif dpkg-query -W -f '${db:Status-Status}\\n' %2$s 2>/dev/null | grep -qx installed; then echo INSTALLED
                elif timeout 6 /usr/lib/apt/apt-helper -o Acquire::http::Timeout=4 -o Acquire::Retries=0 \\
                  download-file %3$s /run/howdah-reach.$$ >/dev/null 2>&1; then echo REACHABLE
                else echo UNREACHABLE
                fi
                rm -f /run/howdah-reach.$$
                """.formatted(path(name), Script.quote(wanted), Script.quote(url + "/dists/" + suite + "/InRelease")),
                answer -> Situation.valueOf(answer.strip()));
    }
}
