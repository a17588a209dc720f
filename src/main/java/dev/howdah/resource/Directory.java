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
import java.util.Optional;

/// A directory with its mode and owner; what is in it stays as it is. Missing parents are made too, owned by root.
///
/// @param mode octal, such as 0755
public record Directory(String path, String mode, String owner, String group) implements Resource {

    /// A directory of root's that all may read.
    public static Directory ofRoot(String path) {
        return new Directory(path, "0755", "root", "root");
    }

    @Override
    public String address() {
        return "directory " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.state(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.state(path)), this::compare);
    }

    private Change compare(Optional<FileState> found) {
        if (found.isEmpty()) {
            return edit(
                    Verb.CREATE,
                    List.of("+ mode " + mode + ", owner " + owner + ":" + group),
                    Action.of(
                            "make directory " + path,
                            "mkdir -p " + Script.quote(path) + "\n"
                                    + FileWriting.attributes(path, mode, owner, group)));
        }
        var state = found.get();
        if (!state.isDirectory()) {
            return refused(Problem.here(path + " should be a directory and is a " + state.kind())
                    .withRemedy("look what it is for, and move it away"));
        }
        var lines = state.attributeDifference(mode, owner, group);
        return lines.isEmpty()
                ? same()
                : edit(
                        Verb.UPDATE,
                        lines,
                        Action.of("set mode of " + path, FileWriting.attributes(path, mode, owner, group)));
    }
}
