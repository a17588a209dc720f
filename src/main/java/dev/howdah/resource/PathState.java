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

/// A directory or a file that is there, with as much of its owner and mode as is asked for. Its content stays.
///
/// @param made whether it is made, empty, where it is missing
public record PathState(
        String path,
        boolean directory,
        boolean made,
        Optional<String> owner,
        Optional<String> group,
        Optional<String> mode)
        implements Resource {

    @Override
    public String address() {
        return kind() + " " + path;
    }

    private String kind() {
        return directory ? "directory" : "file";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.state(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Files.state(path)), found -> found.map(this::compare).orElseGet(this::missing));
    }

    private Change missing() {
        if (!made) {
            return refused(Problem.here("the " + kind() + " " + path + " is not there")
                    .withRemedy("write state: touch, or bring it with type: file"));
        }
        var quoted = Script.quote(path);
        var make = directory ? "mkdir -p " + quoted : "mkdir -p \"$(dirname " + quoted + ")\"\n: > " + quoted;
        return edit(
                Verb.CREATE,
                List.of("+ " + mode.map(digits -> "mode " + digits + ", ").orElse("") + "empty"),
                Action.of("make " + address(), make + "\n" + attributes()));
    }

    private Change compare(FileState state) {
        if (state.isDirectory() != directory) {
            return refused(Problem.here(path + " should be a " + kind() + " and is a " + state.kind())
                    .withRemedy("look what it is for, and move it away"));
        }
        var lines = new ArrayList<>(state.attributeDifference(
                mode.orElse(state.mode()), owner.orElse(state.owner()), group.orElse(state.group())));
        return lines.isEmpty() ? same() : edit(Verb.UPDATE, lines, Action.of("set mode of " + path, attributes()));
    }

    private String attributes() {
        var script = new StringBuilder();
        owner.ifPresent(name -> script.append(Script.words("chown", name, path)).append('\n'));
        group.ifPresent(name -> script.append(Script.words("chgrp", name, path)).append('\n'));
        mode.ifPresent(
                digits -> script.append(Script.words("chmod", digits, path)).append('\n'));
        return script.toString();
    }
}
