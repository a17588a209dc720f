package dev.howdah.topology;

import dev.howdah.engine.Fact;
import dev.howdah.topology.BarmanServer.BaseBackup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Questions to a host about its Barman, answered by its files: starting Barman itself takes about a second.
public final class BarmanFacts {

    /// Connection strings are not among what is asked, because they may hold passwords.
    private static final Fact<List<BarmanServer>> SERVERS = Fact.sh("Barman's servers", """
            value() { sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*//p" "$2" 2>/dev/null | tail -n 1; }
            home=$(value barman_home /etc/barman.conf)
            for file in /etc/barman.d/*.conf; do
              [ -f "$file" ] || continue
              name=$(sed -n 's/^[[:space:]]*\\[\\([^]]*\\)\\].*/\\1/p' "$file" | head -n 1)
              [ -n "$name" ] || continue
              printf 'server=%s\\nslot=%s\\n' "$name" "$(value slot_name "$file")"
              directory=$(value backup_directory "$file")
              directory=${directory:-${home:-/var/lib/barman}/$name}
              for info in "$directory"/base/*/backup.info "$directory"/meta/*-backup.info; do
                [ -f "$info" ] || continue
                id=${info%[/-]backup.info}
                printf 'backup=%s\\n' "${id##*/}"
                grep -E '^(status|end_time)=' "$info"
              done
              last=$(ls "$directory/wals" 2>/dev/null | grep -E '^[0-9A-F]{16}$' | tail -n 1)
              [ -z "$last" ] || ls "$directory/wals/$last" | grep -E '^[0-9A-F]{24}' | tail -n 1 | sed 's/^/wal=/'
            done
            exit 0
            """, BarmanFacts::read);

    private BarmanFacts() {}

    /// The servers that Barman on a host cares for.
    public static Fact<List<BarmanServer>> servers() {
        return SERVERS;
    }

    static List<BarmanServer> read(String answer) {
        var servers = new ArrayList<Reading>();
        answer.lines().forEach(line -> {
            int at = line.indexOf('=');
            var value = line.substring(at + 1).strip();
            switch (line.substring(0, Math.max(0, at))) {
                case "server" -> servers.add(new Reading(value));
                case "slot" -> servers.getLast().slot = value;
                case "backup" -> servers.getLast().begin(value);
                case "status" -> servers.getLast().status(value);
                case "end_time" -> servers.getLast().ended(value);
                case "wal" -> servers.getLast().wal = Optional.of(value);
                default -> {}
            }
        });
        return servers.stream().map(Reading::done).toList();
    }

    /// One server while its lines are read.
    private static final class Reading {
        private final String name;
        private final List<BaseBackup> backups = new ArrayList<>();
        private String slot = "";
        private Optional<String> wal = Optional.empty();

        Reading(String name) {
            this.name = name;
        }

        /// Versions of Barman differ in where they keep this; one in between may have it in both places.
        void begin(String id) {
            backups.removeIf(backup -> backup.id().equals(id));
            backups.add(new BaseBackup(id, "", Optional.empty()));
        }

        void status(String status) {
            var last = backups.removeLast();
            backups.add(new BaseBackup(last.id(), status, last.ended()));
        }

        void ended(String time) {
            var last = backups.removeLast();
            backups.add(new BaseBackup(last.id(), last.status(), instant(time)));
        }

        BarmanServer done() {
            return new BarmanServer(name, slot, backups, wal);
        }

        /// Such as `2026-11-23 09:33:09.123456+00:00`, or `None` while the backup runs.
        private static Optional<Instant> instant(String time) {
            try {
                return Optional.of(OffsetDateTime.parse(time.replace(' ', 'T')).toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }
}
