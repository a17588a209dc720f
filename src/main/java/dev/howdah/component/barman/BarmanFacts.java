package dev.howdah.component.barman;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Fact;
import dev.howdah.topology.BackupState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What Barman has of a server, read from its files: its own commands take half a second of processor time each.
final class BarmanFacts {

    private BarmanFacts() {}

    /// Backups and WAL.
    static Fact<BackupState> state(BarmanServer server) {
        return Fact.sh(name(server), question(server), answer -> read(answer, server));
    }

    /// The hosts that the process that receives WAL was told; empty where there is no such process.
    static Fact<String> receivesFrom(BarmanServer server) {
        return Fact.sh(name(server), question(server), answer -> hosts(answer, server));
    }

    private static String name(BarmanServer server) {
        return "Barman's server " + server.name();
    }

    /// Barman 3.13 keeps what it knows of backups in `meta`, earlier ones beside each backup.
    private static String question(BarmanServer server) {
        return """
                d=%s
                grep -HE '^(status|end_time)=' "$d"/base/*/backup.info "$d"/meta/*-backup.info 2>/dev/null
                for f in "$d"/wals/xlog.db "$d"/wals/*-xlog.db; do [ -f "$f" ] && tail -n 4 "$f"; done
                pgrep -a -x pg_receivewal
                exit 0
                """.formatted(quote(server.directory()));
    }

    private static BackupState read(String answer, BarmanServer server) {
        var ends = new ArrayList<Instant>();
        infos(answer).values().forEach(info -> {
            if (Objects.equals(info.get("status"), "DONE")) {
                ends.add(OffsetDateTime.parse(info.getOrDefault("end_time", "").replace(' ', 'T'))
                        .toInstant());
            }
        });
        var hosts = hosts(answer, server);
        return new BackupState(
                server.host().instance().name(),
                server.name(),
                hosts.isEmpty() ? Optional.empty() : Optional.of(hosts.split(",", -1)[0]),
                ends.size(),
                ends.stream().max(Comparator.naturalOrder()),
                !hosts.isEmpty(),
                lastWal(answer),
                List.of());
    }

    /// Lines such as `path/backup.info:status=DONE`, by path.
    private static Map<String, Map<String, String>> infos(String answer) {
        var infos = new HashMap<String, Map<String, String>>();
        answer.lines().filter(line -> line.contains("backup.info:")).forEach(line -> {
            int colon = line.indexOf("backup.info:") + "backup.info".length();
            int equals = line.indexOf('=', colon);
            infos.computeIfAbsent(line.substring(0, colon), _ -> new HashMap<>())
                    .put(line.substring(colon + 1, equals), line.substring(equals + 1));
        });
        return infos;
    }

    private static Optional<String> lastWal(String answer) {
        return answer.lines()
                .filter(line -> line.matches("[0-9A-F]{24}\t.*"))
                .map(line -> line.substring(0, 24))
                .max(Comparator.naturalOrder());
    }

    /// From the command line of pg_receivewal, which holds a connection and a directory.
    private static String hosts(String answer, BarmanServer server) {
        for (var line : answer.lines().toList()) {
            var words = List.of(line.split(" ", -1));
            if (words.contains("--directory=" + server.directory() + "/streaming")) {
                return words.stream()
                        .map(word -> word.startsWith("--dbname=") ? word.substring("--dbname=".length()) : word)
                        .filter(word -> word.startsWith("host="))
                        .map(word -> word.substring("host=".length()))
                        .findFirst()
                        .orElse("unknown");
            }
        }
        return "";
    }
}
