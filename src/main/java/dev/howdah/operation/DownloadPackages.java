package dev.howdah.operation;

import dev.howdah.component.Deployment;
import dev.howdah.component.LocalRepository;
import dev.howdah.component.system.SystemComponent;
import dev.howdah.engine.Event;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Plan;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Runner;
import dev.howdah.engine.Score;
import dev.howdah.engine.Step;
import dev.howdah.engine.Stop;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Family;
import dev.howdah.platform.docker.DownloadContainer;
import dev.howdah.problem.Category;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.FreshPackageLists;
import dev.howdah.resource.PackageDownload;
import dev.howdah.resource.RpmPackageDownload;
import dev.howdah.resource.RpmTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Fills a directory with all packages that a cluster needs, for hosts that reach no repository.
///
/// They are fetched by the distribution's own package manager in a container of the same release, with the repositories
/// that a deploy would set up. Which packages these are is taken from what a deploy would install.
public final class DownloadPackages {

    /// What is in the directory now.
    public record Downloaded(Path directory, long packages, long bytes, long before) {}

    private final InstantSource clock;

    public DownloadPackages(InstantSource clock) {
        this.clock = clock;
    }

    public Downloaded run(Path directory, DownloadOptions options) {
        var home = ClusterHome.open(directory);
        var from = DownloadImage.of(home.cluster(), options);
        var target = options.directory()
                .orElse(home.directory().resolve("local-repo"))
                .toAbsolutePath()
                .normalize()
                .resolve(from.distribution().name())
                .resolve(from.distribution().version());
        long before = packages(target);
        try (var _ = RunLock.take(home.notes(), ThisRun.begin(clock.instant()))) {
            Files.createDirectories(target);
            keepOutOfGit(home.directory().resolve("local-repo"));
            options.told()
                    .accept("Packages for " + from.distribution() + ", fetched in a container of "
                            + from.image().name() + ", into " + target);
            fetch(home, from, target, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var repository = LocalRepository.read(target);
        return new Downloaded(target, repository.packages(), repository.bytes(), before);
    }

    /// A hundred megabytes that anybody can fetch again are not for the cluster's git repository.
    private static void keepOutOfGit(Path root) throws IOException {
        if (Files.isDirectory(root) && !Files.exists(root.resolve(".gitignore"))) {
            Files.writeString(root.resolve(".gitignore"), "*\n");
        }
    }

    private static long packages(Path target) {
        if (!Files.isDirectory(target)) {
            return 0;
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> LocalRepository.isPackage(file.toString()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(ClusterHome home, DownloadImage from, Path target, DownloadOptions options) {
        var cluster = home.cluster();
        try (var container = DownloadContainer.start(from.image(), cluster.name(), home.directory(), target)) {
            options.atInterrupt().accept(container::remove);
            var score = score(home, from.distribution(), container.name(), options.excluded());
            var host = new Host(container.name(), container.connection(), new Semaphore(1));
            var run = ThisRun.begin(clock.instant());
            var runner = new Runner(
                    Map.of(container.name(), host),
                    new HostLock(run, true, ThisRun::isDead),
                    event -> tell(event, options),
                    clock,
                    new Stop(),
                    text -> text);
            var plan = Plan.of(
                    score,
                    new LinkedHashMap<>(Map.of(container.name(), Facts.none("not asked"))),
                    new LinkedHashMap<>());
            runner.run(score, plan, Map.of())
                    .values()
                    .forEach(steps -> steps.forEach(step -> {
                        if (step.outcome() instanceof Outcome.Failed(var problem)) {
                            throw new ProblemException(Category.STEP_FAILED, problem);
                        }
                    }));
        }
    }

    private static void tell(Event event, DownloadOptions options) {
        if (event instanceof Event.StepEnded(var _, var _, var step, var outcome, var took) && outcome.isGood()) {
            options.told().accept("%s: %.1f s".formatted(step, took.toMillis() / 1000.0));
        }
    }

    private Score score(ClusterHome home, Distribution distribution, String name, List<String> excluded) {
        var cluster = home.cluster();
        var everywhere = new HashMap<String, Distribution>();
        cluster.instances().forEach(instance -> everywhere.put(instance.name(), distribution));
        var deployment =
                new Guess(cluster.runningOn(everywhere), new ClusterCredentials(home, clock), Set.of()).deployment();
        var lists = new ArrayList<Resource>(repositories(deployment));
        var sets = sets(deployment.cluster(), deployment, excluded);
        var packages = packages(distribution.family(), sets, excluded);
        if (distribution.family() == Family.DEBIAN) {
            lists.add(new FreshPackageLists());
        }
        return new Score(new LinkedHashMap<>(
                Map.of(name, List.of(Step.of("package lists", lists), Step.of("packages", List.of(packages))))));
    }

    private static Resource packages(Family family, List<List<String>> sets, List<String> excluded) {
        var directory = DownloadContainer.DIRECTORY;
        return switch (family) {
            case DEBIAN -> new PackageDownload(directory, sets, excluded);
            case REDHAT -> new RpmPackageDownload(RpmTool.DNF, directory, sets, excluded);
            case SUSE -> new RpmPackageDownload(RpmTool.ZYPPER, directory, sets, excluded);
        };
    }

    /// Each repository once, and the one whose package has no other source.
    private static Set<Resource> repositories(Deployment deployment) {
        var repositories = new LinkedHashMap<String, Resource>();
        deployment
                .cluster()
                .instances()
                .forEach(instance -> SystemComponent.repositories(deployment, instance)
                        .forEach(found -> repositories.putIfAbsent(found.address(), found)));
        return new LinkedHashSet<>(repositories.values());
    }

    /// What goes together on some instance; the same once.
    private static List<List<String>> sets(Cluster cluster, Deployment deployment, List<String> excluded) {
        return cluster.instances().stream()
                .map(instance -> SystemComponent.packageNames(deployment, instance).stream()
                        .filter(name -> !excluded.contains(name.replaceFirst("=.*", "")))
                        .toList())
                .distinct()
                .toList();
    }
}
