package dev.howdah.operation.drill;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Host;
import dev.howdah.host.Script;
import java.util.Optional;

/// Fills the filesystem of a data directory with one file, but only one that belongs to this data directory and is
/// small: in containers, and with directories that are bound into them, the disk is that of the whole machine.
record FullDisk(String dataDirectory) {

    static final long MOST_BYTES = 8L << 30;

    private static final String FILE = ".howdah-drill-fills-this-disk";

    /// Why it is not done here; empty where it can be.
    Optional<String> refusal(Host host) {
        var script =
                "findmnt -nrb -o TARGET,FSTYPE,FSROOT,SIZE -T %s; findmnt -nr -o FSTYPE,MAJ:MIN /; findmnt -nr -o MAJ:MIN -T %s"
                        .formatted(quote(dataDirectory), quote(dataDirectory));
        var result = host.run(Script.question(script));
        return result.succeeded()
                ? refusal(dataDirectory, result.out())
                : Optional.of("it cannot be found out what filesystem " + dataDirectory + " is on");
    }

    /// @param answer target, type, part of it that is mounted, and size; then type and device of the root filesystem;
    ///     then the device
    static Optional<String> refusal(String dataDirectory, String answer) {
        var lines = answer.lines().toList();
        var words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
        if (lines.size() != 3 || words.length != 4 || !words[3].matches("\\d{1,18}")) {
            return Optional.of("it cannot be found out what filesystem " + dataDirectory + " is on");
        }
        boolean shared = words[0].equals("/")
                || words[1].equals("overlay")
                || !words[2].equals("/")
                || lines.get(1).endsWith(" " + lines.get(2));
        if (shared) {
            return Optional.of(dataDirectory + " is on a disk that others share (" + words[1] + " at " + words[0]
                    + "), and they would be hit too");
        }
        return Long.parseLong(words[3]) > MOST_BYTES
                ? Optional.of("the filesystem of " + dataDirectory + " has more than 8 GiB")
                : Optional.empty();
    }

    /// Takes all the room there is, for everybody but root too.
    String fill() {
        return """
                at=$(findmnt -nr -o TARGET -T %s) || exit 1
                dd if=/dev/zero of="$at/%s" bs=1M 2>/dev/null
                [ "$(df --output=avail -k "$at" | tail -n 1)" -lt 1024 ]
                """.formatted(quote(dataDirectory), FILE);
    }

    String free() {
        return """
                at=$(findmnt -nr -o TARGET -T %s) || exit 1
                rm -f "$at/%s"
                """.formatted(quote(dataDirectory), FILE);
    }
}
