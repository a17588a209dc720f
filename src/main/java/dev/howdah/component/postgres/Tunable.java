package dev.howdah.component.postgres;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A setting of postgresql.conf with a variable of the same name in config.yml.
///
/// @param restart whether it is written to the file of settings that mostly need a restart
/// @param fallback the default; `-` where it is written only if set, `auto` where it is computed
/// @param from first major version that knows it
/// @param until last major version that knows it
record Tunable(Setting<String> setting, boolean restart, String fallback, int from, int until) {

    private static final String TABLE = "tunables.tsv";

    /// All of them, in the order in which they are written.
    static List<Tunable> all() {
        return Holder.ALL;
    }

    String name() {
        return setting.name();
    }

    boolean isKnownTo(int major) {
        return from <= major && major <= until;
    }

    /// The default where it is a constant.
    Optional<String> constant() {
        return fallback.equals("-") || fallback.equals("auto") ? Optional.empty() : Optional.of(fallback);
    }

    private static final class Holder {
        static final List<Tunable> ALL = read();
    }

    private static List<Tunable> read() {
        try (var in = Objects.requireNonNull(Tunable.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Tunable::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tunable parse(String line) {
        var column = line.split("\t", -1);
        var words = switch (column[2]) {
            case "-" -> "Postgres' own";
            case "auto" -> "computed";
            default -> column[2];
        };
        return new Tunable(
                Setting.computed(column[0], SettingType.TEXT, words, column[5]),
                column[1].equals("restart"),
                column[2],
                Integer.parseInt(column[3]),
                Integer.parseInt(column[4]));
    }
}
