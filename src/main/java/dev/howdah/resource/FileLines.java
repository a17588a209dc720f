package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines that a file must have, such as those of `authorized_keys`; the other lines belong to others and stay.
///
/// @param mode octal, such as 0600
public record FileLines(String path, List<String> lines, String mode, String owner, String group) implements Resource {

    public FileLines {
        lines = List.copyOf(lines);
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
            return write(Verb.CREATE, "", List.of());
        }
        var state = found.get();
        if (state.isDirectory()) {
            return refused(ConfigFile.directoryInTheWay(path));
        }
        var attributes = state.attributeDifference(mode, owner, group);
        return attributes.isEmpty() && missing(state.body()).isEmpty()
                ? same()
                : write(Verb.UPDATE, state.body(), attributes);
    }

    private List<String> missing(String body) {
        var present = body.lines().toList();
        return lines.stream().filter(line -> !present.contains(line)).toList();
    }

    private Change write(Verb verb, String body, List<String> attributes) {
        var text = new StringBuilder(body);
        if (!body.isEmpty() && !body.endsWith("\n")) {
            text.append('\n');
        }
        var difference = new ArrayList<String>();
        missing(body).forEach(line -> {
            text.append(line).append('\n');
            difference.add("+ " + line);
        });
        difference.addAll(attributes);
        return edit(
                verb,
                difference,
                Action.of("write " + path, FileWriting.write(path, text.toString(), mode, owner, group)));
    }
}
