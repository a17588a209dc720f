package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.ArrayList;
import java.util.List;

/// A system account of the host with its home, shell and further groups. The home of one that exists is not moved.
///
/// @param groups beside its own; others that it is in stay
public record OsUser(String name, String home, String shell, List<String> groups) implements Resource {

    private record Found(String shell, List<String> groups) {}

    public OsUser {
        groups = List.copyOf(groups);
    }

    @Override
    public String address() {
        return "account " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(found());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(found()), found -> found.shell().isEmpty() ? create() : compare(found));
    }

    private Change create() {
        var script = "useradd --system --user-group --create-home --home-dir " + Script.quote(home) + " --shell "
                + Script.quote(shell)
                + (groups.isEmpty() ? "" : " --groups " + Script.quote(String.join(",", groups))) + " "
                + Script.quote(name);
        return edit(
                Verb.CREATE, List.of("+ home " + home + ", shell " + shell), Action.of("make account " + name, script));
    }

    private Change compare(Found found) {
        var lines = new ArrayList<String>();
        var script = new StringBuilder();
        if (!found.shell().equals(shell)) {
            lines.add("- shell " + found.shell());
            lines.add("+ shell " + shell);
            script.append(Script.words("usermod", "--shell", shell, name)).append('\n');
        }
        groups.stream().filter(group -> !found.groups().contains(group)).forEach(group -> {
            lines.add("+ group " + group);
            script.append(Script.words("usermod", "--append", "--groups", group, name))
                    .append('\n');
        });
        return lines.isEmpty()
                ? same()
                : edit(Verb.UPDATE, lines, Action.of("change account " + name, script.toString()));
    }

    private Fact<Found> found() {
        var quoted = Script.quote(name);
        return Fact.sh(address(), "getent passwd " + quoted + " && id -Gn " + quoted + "\nexit 0", answer -> {
            var lines = answer.lines().toList();
            if (lines.size() < 2) {
                return new Found("", List.of());
            }
            var fields = lines.getFirst().split(":", -1);
            return new Found(fields[fields.length - 1], List.of(lines.get(1).split(" ", -1)));
        });
    }
}
