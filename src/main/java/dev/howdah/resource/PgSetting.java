package dev.howdah.resource;

import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A setting of a running Postgres, as pg_settings has it.
///
/// @param unit that the value counts in, such as 8kB; empty where there is none
/// @param context when it can change, such as postmaster or sighup
/// @param pendingRestart whether the files have a value that only a restart brings in
public record PgSetting(String value, String unit, String context, boolean pendingRestart) {

    private static final String QUERY =
            "select name, replace(setting, chr(10), ' '), unit, context, pending_restart from pg_settings";

    /// All settings by name.
    public static Fact<Map<String, PgSetting>> all(Psql psql) {
        return Fact.of("settings of Postgres", psql, QUERY, answer -> {
            var settings = new HashMap<String, PgSetting>();
            Psql.rows(answer)
                    .forEach(row -> settings.put(
                            row.get(0),
                            new PgSetting(
                                    row.get(1),
                                    row.get(2),
                                    row.get(3),
                                    row.get(4).equals("t"))));
            return Map.copyOf(settings);
        });
    }

    /// What a new value in the files needs; nothing where it cannot change at all.
    public Optional<Effect.Kind> change() {
        return switch (context) {
            case "postmaster" -> Optional.of(Effect.Kind.RESTART);
            case "internal" -> Optional.empty();
            default -> Optional.of(Effect.Kind.RELOAD);
        };
    }
}
