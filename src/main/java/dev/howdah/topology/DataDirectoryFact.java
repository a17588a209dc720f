package dev.howdah.topology;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import java.util.HashMap;
import java.util.Optional;

/// What is in a data directory, read without Postgres running.
///
/// Data that the programs to read it are missing for is data all the same. The timeline is that of the latest
/// checkpoint or, where a server was stopped between its promotion and its first checkpoint, of the latest history
/// file.
public final class DataDirectoryFact {

    private DataDirectoryFact() {}

    /// @param directory path of the data directory
    /// @param binaries directory of pg_controldata
    public static Fact<Optional<DataDirectory>> of(String directory, String binaries) {
        return Fact.sh("data directory", """
                d=%s
                [ -f $d/PG_VERSION ] || exit 0
                printf 'version=%%s\\nowner=%%s\\n' "$(cat $d/PG_VERSION)" "$(stat -c %%U $d)"
                [ -f $d/standby.signal ] && echo standby=yes
                printf 'history=%%s\\n' "$(ls $d/pg_wal 2>/dev/null | grep '\\.history$' | sort | tail -n 1)"
                %s/pg_controldata $d 2>/dev/null || echo 'state=not readable'
                """.formatted(Script.quote(directory), binaries), DataDirectoryFact::read);
    }

    private static Optional<DataDirectory> read(String answer) {
        if (answer.isBlank()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        answer.lines().forEach(line -> {
            int at = indexOfSeparator(line);
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1).strip());
            }
        });
        return Optional.of(new DataDirectory(
                values.getOrDefault("Database system identifier", ""),
                Math.max(
                        Integer.parseInt(values.getOrDefault("Latest checkpoint's TimeLineID", "0")),
                        timelineOf(values.getOrDefault("history", ""))),
                values.getOrDefault("Database cluster state", values.getOrDefault("state", "")),
                values.containsKey("standby"),
                Integer.parseInt(values.getOrDefault("version", "0")),
                values.getOrDefault("owner", "")));
    }

    /// History files are named after their timeline, eight hexadecimal digits.
    private static int timelineOf(String historyFile) {
        return historyFile.matches("[0-9A-F]{8}\\.history") ? Integer.parseInt(historyFile.substring(0, 8), 16) : 0;
    }

    private static int indexOfSeparator(String line) {
        int colon = line.indexOf(':');
        return colon > 0 ? colon : line.indexOf('=');
    }
}
