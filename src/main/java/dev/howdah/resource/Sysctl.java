package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Parameters of the kernel, now and at the next boot. Parameters that this host does not let us set, as in a
/// container, are passed over.
///
/// @param heading first line of the file
public record Sysctl(String heading, SequencedMap<String, String> values) implements Resource {

    private static final String FILE = "/etc/sysctl.d/60-howdah.conf";

    public Sysctl {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    @Override
    public String address() {
        return "kernel parameters";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(writable(), Files.content(FILE));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(writable()), now -> given(facts.ask(Files.content(FILE)), file -> compare(now, file)));
    }

    private Change compare(Map<String, String> now, Optional<FileState> file) {
        var wanted = new LinkedHashMap<>(values);
        wanted.keySet().retainAll(now.keySet());
        if (wanted.isEmpty()) {
            return same();
        }
        var lines = new ArrayList<String>();
        var script = new StringBuilder();
        wanted.forEach((name, value) -> {
            var current = now.getOrDefault(name, "");
            if (!current.equals(value.strip().replaceAll("\\s+", " "))) {
                lines.add("- " + name + " = " + current);
                lines.add("+ " + name + " = " + value);
                script.append("printf '%s\\n' " + Script.quote(value) + " > " + Script.quote(path(name)) + "\n");
            }
        });
        var text = new StringBuilder(heading);
        wanted.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        var old = file.map(FileState::body).orElse("");
        if (!old.contentEquals(text)) {
            LineDifference.of(old, text.toString()).forEach(line -> lines.add(line + "  (at boot)"));
            script.insert(0, FileWriting.write(FILE, text.toString(), "0644", "root", "root"));
        }
        return lines.isEmpty()
                ? same()
                : edit(Verb.UPDATE, lines, Action.of("set kernel parameters", script.toString()));
    }

    private static String path(String name) {
        return "/proc/sys/" + name.replace('.', '/');
    }

    private Fact<Map<String, String>> writable() {
        var words = values.sequencedKeySet().stream()
                .map(name -> Script.quote(name) + " " + Script.quote(path(name)))
                .collect(Collectors.joining(" "));
        var question = """
                set -- %s
                while [ $# -gt 1 ]; do
                  if [ -w "$2" ] && read -r value < "$2"; then printf '%%s %%s\\n' "$1" "$value"; fi
                  shift 2
                done
                exit 0
                """.formatted(words);
        return Fact.sh("kernel parameters", question, answer -> {
            var now = new HashMap<String, String>();
            answer.lines()
                    .map(line -> line.split(" ", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> now.put(parts[0], parts[1].strip().replaceAll("\\s+", " ")));
            return Map.copyOf(now);
        });
    }
}
