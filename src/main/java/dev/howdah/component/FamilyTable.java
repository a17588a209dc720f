package dev.howdah.component;

import dev.howdah.model.Distribution;
import dev.howdah.model.PostgresVersion;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedSet;

/// What differs between distributions and between flavours of Postgres, as a file of properties beside a class.
///
/// A line says `thing[.flavour][.place] = text`, where the place is a distribution with its version (`debian-12`), a
/// distribution (`ubuntu`), a family with the version (`redhat-8`), or a family (`debian`, `redhat`, `suse`); the thing
/// may have a major version of Postgres at its end (`pgaudit-13`). Of the
/// lines that fit, the one that says most counts, the flavour before the place. `@major` stands for the major version
/// of Postgres.
public final class FamilyTable {

    private final Map<String, String> lines;

    private FamilyTable(Map<String, String> lines) {
        this.lines = Map.copyOf(lines);
    }

    /// @param beside a class in whose package the file is
    public static FamilyTable of(Class<?> beside, String file) {
        try (var stream = beside.getResourceAsStream(file)) {
            var read = new Properties();
            read.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
            var lines = new HashMap<String, String>();
            read.forEach((key, value) -> lines.put(key.toString(), value.toString()));
            return new FamilyTable(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of the line that counts, or nothing where no line fits.
    Optional<String> find(String thing, Distribution distribution, PostgresVersion postgres) {
        return keys(thing, distribution, postgres).stream()
                .map(key -> Optional.ofNullable(lines.get(key)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(text -> text.strip().replace("@major", Integer.toString(postgres.major())));
    }

    /// The text of a line that is there for every distribution and flavour.
    String text(String thing, Distribution distribution, PostgresVersion postgres) {
        return find(thing, distribution, postgres)
                .orElseThrow(() -> new IllegalStateException("no line for " + thing + " on " + distribution));
    }

    /// Keys that fit, the one that says most first.
    private static SequencedSet<String> keys(String thing, Distribution distribution, PostgresVersion postgres) {
        var family = distribution.family().key();
        var places = List.of(
                "." + distribution.id() + "-" + distribution.version(),
                "." + distribution.id(),
                "." + family + "-" + distribution.version(),
                "." + family,
                "");
        var keys = new LinkedHashSet<String>();
        for (var flavour : List.of("." + postgres.flavour().word(), "")) {
            places.forEach(place -> keys.add(thing + "-" + postgres.major() + flavour + place));
            places.forEach(place -> keys.add(thing + flavour + place));
        }
        return keys;
    }

    /// Every thing that has a line, for tests that go through all.
    public List<String> things() {
        return lines.keySet().stream()
                .map(key -> key.split("\\.", 2)[0])
                .distinct()
                .sorted()
                .toList();
    }
}
