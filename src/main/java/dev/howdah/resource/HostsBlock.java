package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.List;
import java.util.Optional;

/// Our block of lines within /etc/hosts. Docker and cloud-init write that file anew when the host starts, so a
/// unit of ours puts the block in; it is the one that is started again here.
///
/// @param lines between the marks, each ended by a newline
/// @param unit full name of the unit that writes the block
public record HostsBlock(String lines, String unit) implements Resource {

    public static final String BEGIN = "# begin of the names that Howdah keeps here";
    public static final String END = "# end of the names that Howdah keeps here";
    private static final String PATH = "/etc/hosts";

    @Override
    public String address() {
        return "names in " + PATH;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(PATH));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.content(PATH)), found -> {
            var old = block(found);
            return old.equals(lines) ? same() : write(old);
        });
    }

    private Change write(String old) {
        var difference = LineDifference.of(old, lines);
        return edit(
                old.isEmpty() ? Verb.CREATE : Verb.UPDATE,
                difference,
                Action.of("write names into " + PATH, "systemctl restart " + Script.quote(unit))
                        .diagnosedBy("journalctl -u " + Script.quote(unit) + " -n 20 --no-pager -o cat"));
    }

    private static String block(Optional<FileState> found) {
        var all = found.map(FileState::body).orElse("");
        int begin = all.indexOf(BEGIN + "\n");
        int end = all.indexOf(END, begin + 1);
        return begin < 0 || end < 0 ? "" : all.substring(begin + BEGIN.length() + 1, end);
    }
}
