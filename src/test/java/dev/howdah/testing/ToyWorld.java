package dev.howdah.testing;

import dev.howdah.host.RawAnswer;
import java.util.Map;
import java.util.TreeMap;

/// Names with values, which toy resources ask for and set.
///
/// `toy get NAME`, `toy set NAME VALUE`, `toy pretend`, `toy fail TEXT`.
public final class ToyWorld implements World {

    private final Map<String, String> values = new TreeMap<>();

    /// A copy of all values.
    public synchronized Map<String, String> values() {
        return new TreeMap<>(values);
    }

    public synchronized void put(String name, String value) {
        values.put(name, value);
    }

    @Override
    public synchronized RawAnswer answer(Asked asked) {
        var words = asked.text().split(" ", 3);
        if (!words[0].equals("toy")) {
            return new RawAnswer(127, asked.text() + ": not found");
        }
        var value = values.get(words[2]);
        return new RawAnswer(0, value == null ? "" : "=" + value);
    }

    @Override
    public synchronized RawAnswer act(String shell) {
        for (var line : shell.lines().toList()) {
            var words = line.split(" ", 4);
            switch (words[1]) {
                case "set" -> values.put(words[2], words[3]);
                case "pretend" -> {}
                case "fail" -> {
                    return new RawAnswer(7, line.substring("toy fail ".length()) + "\n");
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new RawAnswer(0, "");
    }
}
