package dev.howdah.component;

import dev.howdah.model.Distribution;
import dev.howdah.model.PostgresVersion;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedSet;

/// The packages of the things that a component needs, by distribution and flavour of Postgres: packages.properties
/// beside its class.
///
/// A line says `thing[.flavour][.place] = packages`, where the place is a distribution with its version (`debian-12`),
/// a distribution (`ubuntu`), a family with the version (`redhat-8`), or a family (`debian`, `redhat`, `suse`). Of the
/// lines that fit, the one that says most
/// counts, the flavour before the place. No packages are right where nothing needs installing; no line means that we
/// know of no package there. `@major` stands for the major version of Postgres.
public final class PackageNames {

    private final Map<String, String> lines;

    private PackageNames(Map<String, String> lines) {
        this.lines = Map.copyOf(lines);
    }

    /// The table beside a component's class.
    public static PackageNames of(Class<?> component) {
        try (var stream = component.getResourceAsStream("packages.properties")) {
            var read = new Properties();
            read.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
            var lines = new HashMap<String, String>();
            read.forEach((key, value) -> lines.put(key.toString(), value.toString()));
            return new PackageNames(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names that count on a machine.
    public Here on(Machine machine, PostgresVersion postgres) {
        return new Here(this, machine.distribution(), postgres, Map.of("major", Integer.toString(postgres.major())));
    }

    /// The names that count on one distribution, with one flavour and version of Postgres.
    public static final class Here {
        private final PackageNames names;
        private final Distribution distribution;
        private final PostgresVersion postgres;
        private final Map<String, String> values;

        private Here(
                PackageNames names, Distribution distribution, PostgresVersion postgres, Map<String, String> values) {
            this.names = names;
            this.distribution = distribution;
            this.postgres = postgres;
            this.values = values;
        }

        /// The same, with a value for `@name` in the table.
        public Here with(String name, String value) {
            var more = new HashMap<>(values);
            more.put(name, value);
            return new Here(names, distribution, postgres, more);
        }

        /// The packages of a thing.
        public List<String> named(String thing) {
            return named(thing, Optional.empty());
        }

        /// The packages of a thing, all of them in the version that the user asks for: `name=version`.
        public List<String> named(String thing, Optional<String> version) {
            var packages = find(thing)
                    .orElseThrow(() -> ProblemException.wrongInput(Problem.here("no package of " + thing + " for "
                                    + postgres.flavour().word() + " " + postgres + " on " + distribution + " is known")
                            .withRemedy("choose another distribution, or another flavour of Postgres")));
            return packages.stream()
                    .map(name -> version.map(pin -> name + "=" + pin).orElse(name))
                    .toList();
        }

        /// Whether there is a package of a thing here.
        public boolean has(String thing) {
            return find(thing).isPresent();
        }

        private Optional<List<String>> find(String thing) {
            return keys(thing).stream()
                    .map(key -> Optional.ofNullable(names.lines.get(key)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(this::packages);
        }

        private List<String> packages(String text) {
            var filled = text.strip();
            for (var value : values.entrySet()) {
                filled = filled.replace("@" + value.getKey(), value.getValue());
            }
            return filled.isEmpty() ? List.of() : Arrays.asList(filled.split("[ ,]+", -1));
        }

        /// Keys that fit, the one that says most first.
        private SequencedSet<String> keys(String thing) {
            var places = List.of(
                    "." + distribution.id() + "-" + distribution.version(),
                    "." + distribution.id(),
                    "." + distribution.family().key() + "-" + distribution.version(),
                    "." + distribution.family().key(),
                    "");
            var keys = new LinkedHashSet<String>();
            for (var flavour : List.of("." + postgres.flavour().word(), "")) {
                places.forEach(place -> keys.add(thing + flavour + place));
            }
            return keys;
        }
    }

    /// Every thing of the table, for tests that go through all.
    public List<String> things() {
        var things = new ArrayList<String>();
        lines.keySet().forEach(key -> things.add(key.split("\\.", 2)[0]));
        return things.stream().distinct().sorted().toList();
    }
}
