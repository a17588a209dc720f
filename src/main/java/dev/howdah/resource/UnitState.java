package dev.howdah.resource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    private static final double UNSURE = 0.02;
    private static final double ALMOST_ONE = 0.999999;

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
        return new UnitState(
                values.getOrDefault("LoadState", "not-found"),
                values.getOrDefault("ActiveState", "inactive"),
                values.getOrDefault("SubState", "dead"),
                values.getOrDefault("UnitFileState", ""),
                values.getOrDefault("NeedDaemonReload", "no").equals("yes"),
                started(values));
    }

    private static Optional<Instant> started(Map<String, String> values) {
        var time = values.getOrDefault("InactiveExitTimestamp", "");
        if (time.isEmpty() || time.equals("n/a")) {
            return Optional.empty();
        }
        var told = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        return Optional.of(time.contains(".") ? told : within(told, values));
    }

    /// A time that is told by the second, as exactly as the time since the machine's start has it.
    ///
    /// The machine's age is known to a hundredth of a second only. What is read into a unit is written before it is
    /// started, never within that time after it, so the later end is taken.
    private static Instant within(Instant second, Map<String, String> values) {
        var now = values.getOrDefault("Now", "").split(" ", 3);
        var since = values.getOrDefault("InactiveExitTimestampMonotonic", "");
        if (now.length < 2 || since.isEmpty()) {
            return second;
        }
        double exactly = Double.parseDouble(now[0]) - Double.parseDouble(now[1]) + Long.parseLong(since) / 1e6;
        double fraction = exactly + UNSURE - second.getEpochSecond();
        return second.plusNanos((long) (Math.clamp(fraction, 0, ALMOST_ONE) * 1e9));
    }
}
