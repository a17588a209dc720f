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

/// A file that must not be there. A directory of that name is left alone.
public record AbsentFile(String path) implements Resource {

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.state(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.state(path)), found -> found.isEmpty() ? same() : remove(found.get()));
    }

    private Change remove(FileState state) {
        return state.isDirectory()
                ? refused(Problem.here(path + " should not be there and is a directory")
                        .withRemedy("look what is in it, and remove it by hand"))
                : edit(
                        Verb.REMOVE,
                        List.of("- " + state.kind()),
                        Action.of("remove " + path, "rm -f " + Script.quote(path)));
    }
}
