package dev.howdah.component;

import dev.howdah.engine.Fact;
import dev.howdah.model.Distribution;
import dev.howdah.model.Family;
import java.util.HashMap;
import java.util.Optional;

/// What a host is: its distribution and its size.
///
/// @param id as in os-release's ID, such as debian
/// @param version as in VERSION_ID, such as 12
/// @param codename such as bookworm
/// @param memoryMb memory that processes may use: the machine's, or less where a cgroup says so
public record Machine(String id, String version, String codename, int memoryMb) {

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

    /// A machine that has not been asked yet; its memory is not known.
    public static Machine likely(Distribution distribution) {
        return new Machine(distribution.id(), distribution.version(), distribution.codename(), 0);
    }

    /// The distribution that it runs, where that is one that we support.
    public Optional<Distribution> supported() {
        return Distribution.find(id, version);
    }

    /// The distribution that it runs. Hosts with others were refused when they were looked at.
    public Distribution distribution() {
        return supported().orElseThrow(() -> new IllegalStateException(id + " " + version + " is not supported"));
    }

    public Family family() {
        return distribution().family();
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
