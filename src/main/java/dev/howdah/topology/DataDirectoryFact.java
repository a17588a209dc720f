package dev.howdah.topology;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import java.util.HashMap;
import java.util.Optional;

/// What is in a data directory, read without Postgres running.
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
                %s/pg_controldata $d
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
                Integer.parseInt(values.getOrDefault("Latest checkpoint's TimeLineID", "0")),
                values.getOrDefault("Database cluster state", ""),
                values.containsKey("standby"),
                Integer.parseInt(values.getOrDefault("version", "0")),
                values.getOrDefault("owner", "")));
    }

    private static int indexOfSeparator(String line) {
        int colon = line.indexOf(':');
        return colon > 0 ? colon : line.indexOf('=');
    }
}
