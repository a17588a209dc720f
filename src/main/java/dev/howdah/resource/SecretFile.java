package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file whose content nobody may see: compared by its SHA-256, never shown.
///
/// @param content ends with a newline
/// @param mode octal, such as 0600
/// @param effects what a new content causes
public record SecretFile(String path, Secret content, String mode, String owner, String group, List<Effect> effects)
        implements Resource {

    public SecretFile {
        content = content.reveal().endsWith("\n") ? content : Secret.of(content.reveal() + "\n");
        effects = List.copyOf(effects);
    }

    public SecretFile(String path, Secret content, String mode, String owner, String group) {
        this(path, content, mode, owner, group, List.of());
    }

    public SecretFile causing(Effect.Kind kind, String target, String because) {
        var more = new ArrayList<>(effects);
        more.add(new Effect(kind, target, because));
        return new SecretFile(path, content, mode, owner, group, more);
    }

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.sum(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.sum(path)), this::compare);
    }

    private Change compare(Optional<FileState> found) {
        if (found.isEmpty()) {
            return write(Verb.CREATE, List.of("+ (secret content)"));
        }
        var state = found.get();
        if (state.isDirectory()) {
            return refused(ConfigFile.directoryInTheWay(path));
        }
        var lines = new ArrayList<>(state.attributeDifference(mode, owner, group));
        if (!state.isRegular() || !state.line().equals(Sha256.of(content.reveal()))) {
            lines.addFirst("~ (secret content differs)");
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
        var action = Action.of("write " + path, FileWriting.write(path, content.reveal(), mode, owner, group));
        return new Change.Edit(verb, lines, List.of(action), effects);
    }
}
