package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.host.Script;
import java.util.ArrayList;
import java.util.List;

/// A file that a program looks at before it takes the place of the old one: a mistake in it changes nothing.
///
/// @param check a command line that is given the path of a copy as its last word and fails where something is wrong
public record CheckedFile(ConfigFile file, String check) implements Resource {

    @Override
    public String address() {
        return file.address();
    }

    @Override
    public List<Fact<?>> facts() {
        return file.facts();
    }

    @Override
    public Change compare(Facts facts) {
        return switch (file.compare(facts)) {
            case Change.Edit(var verb, var lines, var actions, var effects) -> {
                var all = new ArrayList<Action>(List.of(checking()));
                all.addAll(actions);
                yield new Change.Edit(verb, lines, all, effects);
            }
            case Change.Same same -> same;
            case Change.Later later -> later;
            case Change.Refused refused -> refused;
        };
    }

    private Action checking() {
        var copy = file.path() + ".check";
        return Action.of(
                "check " + file.path(),
                FileWriting.write(copy, file.content(), "0600", "root", "root")
                        + "howdah_wrong=$(%s %s 2>&1) || { rm -f %2$s; printf '%%s\\n' \"$howdah_wrong\" >&2; exit 1; }\nrm -f %2$s\n"
                                .formatted(check, Script.quote(copy)));
    }
}
