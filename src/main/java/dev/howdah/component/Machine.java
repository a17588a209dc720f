package dev.howdah.component;

import dev.howdah.engine.Fact;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.PostgresVersion;
import java.util.HashMap;
import java.util.Locale;

/// What a host is: its distribution and its size.
///
/// @param distribution as in os-release's ID, such as debian
/// @param version as in VERSION_ID, such as 12
/// @param codename such as bookworm
/// @param memoryMb memory that processes may use: the machine's, or less where a cgroup says so
public record Machine(String distribution, String version, String codename, int memoryMb) {

    public static final Fact<Machine> FACT = Fact.sh("machine", """
            . /etc/os-release
            printf 'id=%s\\nversion=%s\\ncodename=%s\\n' "$ID" "${VERSION_ID:-}" "${VERSION_CODENAME:-}"
            while read -r key value rest; do
              [ "$key" = MemTotal: ] && printf 'total_kb=%s\\n' "$value" && break
            done < /proc/meminfo
            for f in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
              [ -r $f ] && printf 'limit=%s\\n' "$(cat $f)"
            done
            exit 0
            """, Machine::read);

    /// The machine that an image gives, before there is one; its memory is not known.
    public static Machine of(DistributionImage image) {
        var version = image.version();
        var codename = switch (version) {
            case "11" -> "bullseye";
            case "12" -> "bookworm";
            case "13" -> "trixie";
            default -> "";
        };
        return new Machine(image.distribution().toLowerCase(Locale.ROOT), version, codename, 0);
    }

    /// The version of Postgres that the distribution itself packages; 0 where it is not known.
    public int ownPostgres() {
        return switch (distribution + version) {
            case "debian11" -> 13;
            case "debian12" -> 15;
            case "debian13" -> 17;
            default -> 0;
        };
    }

    /// Where the distribution's packages put the server's programs.
    public String postgresBinaries(PostgresVersion postgres) {
        return "/usr/lib/postgresql/" + postgres.major() + "/bin";
    }

    private static Machine read(String answer) {
        var values = new HashMap<String, String>();
        answer.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
            int at = line.indexOf('=');
            values.put(line.substring(0, at), line.substring(at + 1));
        });
        long memory = Long.parseLong(values.getOrDefault("total_kb", "0")) / 1024;
        var limit = values.getOrDefault("limit", "max");
        if (limit.matches("[0-9]{1,15}")) {
            memory = Math.min(memory, Long.parseLong(limit) / 1024 / 1024);
        }
        return new Machine(
                values.getOrDefault("id", ""),
                values.getOrDefault("version", ""),
                values.getOrDefault("codename", ""),
                (int) memory);
    }
}
