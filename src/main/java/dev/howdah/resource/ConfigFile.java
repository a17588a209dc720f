package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text file with all of its content. For content that is secret there is [SecretFile].
///
/// @param content ends with a newline
/// @param mode octal, such as 0644
/// @param effects what a new content causes
public record ConfigFile(String path, String content, String mode, String owner, String group, List<Effect> effects)
        implements Resource {

    public ConfigFile {
        content = content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
        effects = List.copyOf(effects);
    }

    public ConfigFile(String path, String content, String mode, String owner, String group) {
        this(path, content, mode, owner, group, List.of());
    }

    /// A file of root's that all may read.
    public static ConfigFile ofRoot(String path, String content) {
        return new ConfigFile(path, content, "0644", "root", "root");
    }

    public ConfigFile causing(Effect.Kind kind, String target, String because) {
        var more = new ArrayList<>(effects);
        more.add(new Effect(kind, target, because));
        return new ConfigFile(path, content, mode, owner, group, more);
    }

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.content(path)), this::compare);
    }

    private Change compare(Optional<FileState> found) {
        if (found.isEmpty()) {
            return write(Verb.CREATE, LineDifference.of("", content));
        }
        var state = found.get();
        if (state.isDirectory()) {
            return refused(directoryInTheWay(path));
        }
        var lines = new ArrayList<>(state.attributeDifference(mode, owner, group));
        if (!state.isRegular() || !state.body().equals(content)) {
            lines.addAll(0, LineDifference.of(state.body(), content));
            return write(Verb.UPDATE, lines);
        }
        return lines.isEmpty()
                ? same()
                : edit(
                        Verb.UPDATE,
                        lines,
                        Action.of("set mode of " + path, FileWriting.attributes(path, mode, owner, group)));
    }

    private Change write(Verb verb, List<String> lines) {
        var action = Action.of("write " + path, FileWriting.write(path, content, mode, owner, group));
        return new Change.Edit(verb, lines, List.of(action), effects);
    }

    static Problem directoryInTheWay(String path) {
        return Problem.here("a directory is where file " + path + " should be")
                .withRemedy("look what is in it, and move it away");
    }
}
