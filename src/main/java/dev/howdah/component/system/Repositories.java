package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.Places;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.problem.Category;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.AptRepository;
import dev.howdah.resource.AptSource;
import dev.howdah.resource.DisabledModule;
import dev.howdah.resource.Heading;
import dev.howdah.resource.SuseExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// The repositories that an instance's packages come from, beside those of its distribution.
record Repositories(Deployment deployment, Instance instance) {

    private static final String PGDG = "http://apt.postgresql.org/pub/repos/apt";

    /// Versions of Red Hat's family whose own Postgres is a module, which would hide PGDG's packages.
    private static final List<String> WITH_MODULES = List.of("8", "9");

    List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        switch (distribution().family()) {
            case DEBIAN -> addApt(resources);
            case REDHAT -> addDnf(resources);
            case SUSE -> addZypper(resources);
        }
        return resources;
    }

    private void addApt(List<Resource> resources) {
        var defined = value(PackageSettings.APT_REPOSITORIES);
        var wanted = checked(PackageSettings.APT_LIST, List.of("PGDG"), defined);
        if (!wanted.contains("PGDG")) {
            resources.add(new AbsentFile(AptRepository.path("pgdg")));
        }
        for (var name : wanted) {
            var fields = defined.get(name);
            if (fields != null) {
                resources.add(new AptSource(
                        name.equals("PGDG") ? "pgdg" : name,
                        entry(name, fields),
                        Optional.ofNullable(fields.get("key_url"))));
            } else {
                pgdg().ifPresent(resources::add);
            }
        }
        resources.addAll(edb().resources());
    }

    private void addDnf(List<Resource> resources) {
        if (WITH_MODULES.contains(distribution().version())) {
            resources.add(new DisabledModule("postgresql"));
        }
        var defined = value(PackageSettings.YUM_REPOSITORIES);
        var wanted = checked(PackageSettings.YUM_LIST, List.of("EPEL", "PGDG"), defined);
        resources.addAll(rpm().resources(wanted, defined));
        resources.addAll(edb().resources());
    }

    private void addZypper(List<Resource> resources) {
        var defined = value(PackageSettings.SUSE_REPOSITORIES);
        var wanted = checked(PackageSettings.SUSE_LIST, List.of("PGDG"), defined);
        if (wanted.contains("PGDG")) {
            resources.add(new SuseExtension("PackageHub"));
        }
        resources.addAll(rpm().resources(wanted, defined));
        resources.addAll(edb().resources());
    }

    /// What it is wanted for is the server or, on hosts without one, something else that PGDG has too.
    private Optional<Resource> pgdg() {
        var postgres = cluster().postgres();
        var server = "postgresql-" + postgres.major();
        return deployment.needs(instance).packages().stream()
                .map(name -> name.replaceFirst("=.*", ""))
                .filter(name -> name.startsWith("postgresql") || name.equals("barman"))
                .min((one, other) -> Boolean.compare(other.equals(server), one.equals(server)))
                .map(wanted -> new AptRepository(
                        "pgdg",
                        PGDG,
                        distribution().codename() + "-pgdg",
                        pgdgKey(),
                        wanted,
                        wanted.equals(server) && distribution().ownPostgres() != postgres.major()));
    }

    private RpmRepositories rpm() {
        return new RpmRepositories(
                distribution(),
                cluster().postgres(),
                heading(),
                !value(PackageSettings.EDB_REPOSITORIES).isEmpty());
    }

    private EdbRepositories edb() {
        return new EdbRepositories(
                distribution(),
                heading(),
                value(PackageSettings.EDB_REPOSITORIES),
                deployment.credentials().repositoryToken());
    }

    private static String entry(String name, SequencedMap<String, String> fields) {
        var entry = fields.get("repo");
        if (entry == null || !entry.startsWith("deb")) {
            throw ProblemException.wrongInput(Problem.here("repository " + name + " of apt_repositories has no repo")
                    .withRemedy("write repo: deb https://… suite component"));
        }
        return entry;
    }

    /// The names of a list, each of which is ours or the user's.
    private List<String> checked(
            Setting<List<String>> list,
            List<String> builtIn,
            SequencedMap<String, SequencedMap<String, String>> defined) {
        var known = new ArrayList<>(builtIn);
        known.addAll(defined.sequencedKeySet());
        var problems = new ArrayList<Problem>();
        for (var name : value(list)) {
            if (!known.contains(name)) {
                problems.add(Problem.here(list.name() + " names the repository '" + name + "', which is not defined")
                        .withRemedy(DidYouMean.hint(name, known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, problems);
        }
        return value(list);
    }

    private <T> T value(Setting<T> setting) {
        return cluster().value(instance, setting);
    }

    private Cluster cluster() {
        return deployment.cluster();
    }

    private Distribution distribution() {
        return Places.of(cluster(), instance).distribution();
    }

    private Heading heading() {
        return new Heading(cluster().name());
    }

    /// The key that signs PGDG, as Debian's own package postgresql-common brings it.
    private static String pgdgKey() {
        try (var stream = Repositories.class.getResourceAsStream("apt.postgresql.org.asc")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
