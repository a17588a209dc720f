package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file as it is on this machine, of any size and content; compared by its SHA-256.
///
/// @param mode octal, such as 0644
public record PlacedFile(String path, Upload file, String mode, String owner, String group) implements Resource {

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
            return place(Verb.CREATE, List.of("+ " + file.size() + " bytes of " + file.file()));
        }
        var state = found.get();
        if (state.isDirectory()) {
            return refused(ConfigFile.directoryInTheWay(path));
        }
        var lines = new ArrayList<>(state.attributeDifference(mode, owner, group));
        if (!state.isRegular() || !state.line().equals(file.sha256())) {
            lines.addFirst("~ content is not that of " + file.file());
            return place(Verb.UPDATE, lines);
        }
        return lines.isEmpty()
                ? same()
                : edit(
                        Verb.UPDATE,
                        lines,
                        Action.of("set mode of " + path, FileWriting.attributes(path, mode, owner, group)));
    }

    private Change place(Verb verb, List<String> lines) {
        return edit(
                verb,
                lines,
                Action.of("write " + path, FileWriting.place(file, path, mode, owner, group))
                        .having(List.of(file)));
    }
}
