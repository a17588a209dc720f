package dev.howdah.component;

import dev.howdah.model.Distribution;
import dev.howdah.model.PostgresVersion;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The packages of the things that a component needs: packages.properties beside its class, a [FamilyTable].
///
/// No packages are right where nothing needs installing; no line means that we know of no package there.
public record PackageNames(FamilyTable table) {

    /// The table beside a component's class.
    public static PackageNames of(Class<?> component) {
        return new PackageNames(FamilyTable.of(component, "packages.properties"));
    }

    /// The names that count on a machine.
    public Here on(Machine machine, PostgresVersion postgres) {
        return new Here(table, machine.distribution(), postgres, Map.of());
    }

    /// The names that count on one distribution, with one flavour and version of Postgres.
    public record Here(
            FamilyTable table, Distribution distribution, PostgresVersion postgres, Map<String, String> values) {

        /// The same, with a value for `@name` in the table.
        public Here with(String name, String value) {
            var more = new HashMap<>(values);
            more.put(name, value);
            return new Here(table, distribution, postgres, Map.copyOf(more));
        }

        /// The packages of a thing.
        public List<String> named(String thing) {
            return named(thing, Optional.empty());
        }

        /// The packages of a thing, all of them in the version that the user asks for: `name=version`.
        public List<String> named(String thing, Optional<String> version) {
            var packages = find(thing).orElseThrow(() -> unknown(thing));
            return packages.stream()
                    .map(name -> version.map(pin -> name + "=" + pin).orElse(name))
                    .toList();
        }

        /// Whether there is a package of a thing here.
        public boolean has(String thing) {
            return find(thing).isPresent();
        }

        private Optional<List<String>> find(String thing) {
            return table.find(thing, distribution, postgres).map(text -> {
                var filled = text;
                for (var value : values.entrySet()) {
                    filled = filled.replace("@" + value.getKey(), value.getValue());
                }
                return filled.isEmpty() ? List.of() : Arrays.asList(filled.split("[ ,]+", -1));
            });
        }

        private ProblemException unknown(String thing) {
            return ProblemException.wrongInput(Problem.here("no package of " + thing + " for "
                            + postgres.flavour().word() + " " + postgres + " on " + distribution + " is known")
                    .withRemedy("choose another distribution, or another flavour of Postgres"));
        }
    }
}
