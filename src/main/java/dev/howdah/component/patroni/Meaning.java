package dev.howdah.component.patroni;

import dev.howdah.resource.PgSetting;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a value as people write it is the one that Postgres runs with, whatever unit it is written in.
final class Meaning {

    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");
    private static final Set<String> ON = Set.of("on", "true", "yes", "1");
    private static final Set<String> OFF = Set.of("off", "false", "no", "0");

    /// Bytes.
    private static final Map<String, BigDecimal> MEMORY = Map.of(
            "B", BigDecimal.ONE,
            "kB", BigDecimal.valueOf(1L << 10),
            "8kB", BigDecimal.valueOf(1L << 13),
            "MB", BigDecimal.valueOf(1L << 20),
            "16MB", BigDecimal.valueOf(1L << 24),
            "GB", BigDecimal.valueOf(1L << 30),
            "TB", BigDecimal.valueOf(1L << 40));

    /// Microseconds.
    private static final Map<String, BigDecimal> TIME = Map.of(
            "us", BigDecimal.ONE,
            "ms", BigDecimal.valueOf(1000L),
            "s", BigDecimal.valueOf(1_000_000L),
            "min", BigDecimal.valueOf(60_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000L),
            "d", BigDecimal.valueOf(86_400_000_000L));

    private Meaning() {}

    static boolean same(PgSetting running, String wished) {
        if (running.value().equals(wished)) {
            return true;
        }
        var word = wished.toLowerCase(Locale.ROOT);
        return (ON.contains(word) && running.value().equals("on"))
                || (OFF.contains(word) && running.value().equals("off"))
                || sameNumber(running, wished);
    }

    private static boolean sameNumber(PgSetting running, String wished) {
        var now = inBase(running.value(), running.unit(), "");
        var then = inBase(wished, running.unit(), running.unit());
        return now.isPresent() && then.isPresent() && now.get().compareTo(then.get()) == 0;
    }

    /// @param unit that the setting counts in
    /// @param written the unit to be taken where the text has none
    private static Optional<BigDecimal> inBase(String text, String unit, String written) {
        var matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(matcher.group(1));
        var own = matcher.group(2).isEmpty() ? (written.isEmpty() ? unit : written) : matcher.group(2);
        if (own.isEmpty()) {
            return Optional.of(number);
        }
        var table = MEMORY.containsKey(unit) ? MEMORY : TIME;
        return Optional.ofNullable(table.get(own)).map(number::multiply);
    }
}
