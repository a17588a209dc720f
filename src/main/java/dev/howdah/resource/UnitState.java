package dev.howdah.resource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

/// A unit as systemd sees it.
///
/// @param load such as loaded, not-found or masked
/// @param active such as active, activating, inactive or failed
/// @param sub such as running, exited or auto-restart
/// @param file such as enabled, disabled, static or masked; empty where there is no file
/// @param needsDaemonReload whether its file is newer than what systemd has read
/// @param started when it last left rest, that is before any of its processes began
public record UnitState(
        String load, String active, String sub, String file, boolean needsDaemonReload, Optional<Instant> started) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss[.SSSSSS] 'UTC'", Locale.ROOT);

    public boolean isActive() {
        return active.equals("active") || active.equals("reloading");
    }

    public boolean isMasked() {
        return load.equals("masked") || file.startsWith("masked");
    }

    public boolean isEnabled() {
        return file.startsWith("enabled") || file.equals("alias");
    }

    public boolean exists() {
        return !load.equals("not-found");
    }

    static UnitState read(String answer) {
        var values = new HashMap<String, String>();
        answer.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1));
            }
        });
        var time = values.getOrDefault("InactiveExitTimestamp", "");
        return new UnitState(
                values.getOrDefault("LoadState", "not-found"),
                values.getOrDefault("ActiveState", "inactive"),
                values.getOrDefault("SubState", "dead"),
                values.getOrDefault("UnitFileState", ""),
                values.getOrDefault("NeedDaemonReload", "no").equals("yes"),
                time.isEmpty() || time.equals("n/a")
                        ? Optional.empty()
                        : Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC)));
    }
}
