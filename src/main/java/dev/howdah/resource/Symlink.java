package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.problem.Problem;
import java.util.List;

/// A symbolic link.
public record Symlink(String path, String target) implements Resource {

    private static final String OTHER = "other";

    @Override
    public String address() {
        return "link " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(found());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(found()), now -> switch (now) {
            case "" -> link(Verb.CREATE, List.of("+ " + target));
            case OTHER ->
                refused(Problem.here(path + " should be a link to " + target + " and is something else")
                        .withRemedy("look what it is for, and move it away"));
            default ->
                now.equals("to " + target)
                        ? same()
                        : link(Verb.UPDATE, List.of("- " + now.substring(3), "+ " + target));
        });
    }

    private Change link(Verb verb, List<String> lines) {
        return edit(verb, lines, Action.of("link " + path, Script.words("ln", "-sfnT", target, path)));
    }

    private Fact<String> found() {
        var quoted = Script.quote(path);
        return Fact.sh(
                address(),
                "if [ -h " + quoted + " ]; then echo \"to $(readlink " + quoted + ")\"; elif [ -e " + quoted
                        + " ]; then echo " + OTHER + "; fi",
                String::strip);
    }
}
