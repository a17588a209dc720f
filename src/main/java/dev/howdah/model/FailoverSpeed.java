package dev.howdah.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// How quickly a cluster is to take a primary for lost: one word that stands for the numbers of the failover manager,
/// the proxies, the pooler and the clients, so that they fit each other.
///
/// The numbers are data: failover-speed.tsv. They are defaults only; [Cluster#chosen(Instance, Setting)] is the one
/// place that asks for them.
///
/// @param word as in config.yml
/// @param values by name of a setting, or of a property of EFM with `efm.` before it
public record FailoverSpeed(String word, SequencedMap<String, String> values) {

    private static final String TABLE = "failover-speed.tsv";
    private static final SequencedMap<String, FailoverSpeed> ALL = read();

    /// The cluster's speed; where there is none, each program keeps the default that its own setting has.
    public static final Setting<String> CHOICE = Setting.computed(
                    "failover_speed",
                    SettingType.oneOf(words().toArray(String[]::new)),
                    "none: each setting has its own default",
                    "How quickly a primary is taken for lost: defaults of all time-outs that play a part in it.")
            .forCluster();

    public static List<String> words() {
        return List.copyOf(ALL.sequencedKeySet());
    }

    /// The names of all settings that some speed gives a value.
    public static List<String> names() {
        return List.copyOf(ALL.firstEntry().getValue().values().sequencedKeySet());
    }

    /// The speed that `cluster_vars` ask for.
    public static Optional<FailoverSpeed> of(Settings clusterVars) {
        return clusterVars.get(CHOICE).map(ALL::get);
    }

    /// The default that it gives to a setting.
    public <T> Optional<T> of(Setting<T> setting) {
        return text(setting.name()).map(text -> setting.type().reading().apply(text));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static SequencedMap<String, FailoverSpeed> read() {
        var rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        var speeds = new LinkedHashMap<String, FailoverSpeed>();
        for (int column = 1; column < rows.getFirst().length; column++) {
            var values = new LinkedHashMap<String, String>();
            for (var row : rows.subList(1, rows.size())) {
                values.put(row[0], row[column]);
            }
            var word = rows.getFirst()[column];
            speeds.put(word, new FailoverSpeed(word, values));
        }
        return speeds;
    }

    private static String text() {
        try (var in = Objects.requireNonNull(FailoverSpeed.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
