package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.LocalRepository;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Family;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Impossible;
import dev.howdah.resource.RepositoryCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packages that the host gets from the cluster's directory, beside the other repositories or in place of them.
///
/// The others are turned off by where the package manager looks for its sources. Their own files stay as they are, so
/// that one that somebody adds later is off too, and all are back when the setting is taken away.
record LocalPackages(Deployment deployment, Instance instance) {

    private static final String STEP = "system: local repository";
    private static final String DIRECTORY = "/var/opt/howdah/local-repo";
    private static final String SOURCE = "/etc/apt/sources.list.d/howdah-local.list";
    private static final String ONLY_SOURCES = "/etc/howdah/apt-sources.d";
    private static final String ONLY = "/etc/apt/apt.conf.d/99howdah-local-repo-only";

    List<Step> steps() {
        var repository = repository();
        if (repository.isEmpty()) {
            return isOnly() ? List.of(Step.of(STEP, List.of(missing()))) : List.of();
        }
        return List.of(Step.of(STEP, family() == Family.DEBIAN ? resources(repository.get()) : List.of(notBuilt())));
    }

    boolean isOnly() {
        return deployment.cluster().value(instance, SystemSettings.LOCAL_REPOSITORY_ONLY);
    }

    /// Nothing of it is left where there is no local repository.
    List<Resource> absent() {
        return family() == Family.DEBIAN && repository().isEmpty() ? sources(false) : List.of();
    }

    private Optional<LocalRepository> repository() {
        return deployment.files().repository(deployment.machine(instance));
    }

    private Family family() {
        return deployment.cluster().distribution(instance).family();
    }

    private List<Resource> resources(LocalRepository repository) {
        var resources = new ArrayList<Resource>();
        resources.add(Directory.ofRoot("/var/opt/howdah"));
        resources.add(new RepositoryCopy(DIRECTORY, repository.files()));
        resources.addAll(sources(true));
        return resources;
    }

    /// What the package manager is to know of the local repository: nothing where there is none.
    private List<Resource> sources(boolean there) {
        var heading = new Heading(deployment.cluster().name());
        var list = heading.above("deb [trusted=yes] file:" + DIRECTORY + " ./\n");
        boolean only = there && isOnly();
        var resources = new ArrayList<Resource>();
        resources.add(there && !only ? ConfigFile.ofRoot(SOURCE, list) : new AbsentFile(SOURCE));
        if (only) {
            resources.add(Directory.ofRoot("/etc/howdah"));
            resources.add(Directory.ofRoot(ONLY_SOURCES));
            resources.add(ConfigFile.ofRoot(ONLY_SOURCES + "/howdah-local.list", list));
            resources.add(ConfigFile.ofRoot(ONLY, only(heading)));
        } else {
            resources.add(new AbsentFile(ONLY));
        }
        return resources;
    }

    private static String only(Heading heading) {
        return heading.line("//") + """
                // use_local_repo_only is set: apt looks only where the cluster's own packages are.
                Dir::Etc::sourcelist "/dev/null";
                Dir::Etc::sourceparts "%s";
                """.formatted(ONLY_SOURCES);
    }

    private Resource notBuilt() {
        return new Impossible(
                "local repository",
                Problem.here("packages from local-repo are not built for "
                                + deployment.cluster().distribution(instance))
                        .withRemedy("move local-repo away, and let the hosts reach their distribution's repositories"));
    }

    private Resource missing() {
        var machine = deployment.machine(instance);
        return new Impossible(
                "local repository",
                Problem.here("use_local_repo_only is set and local-repo/"
                                + machine.distribution().name() + "/"
                                + machine.distribution().version() + " holds no packages")
                        .withRemedy("run 'howdah download-packages' where the distribution's repositories can be "
                                + "reached, and copy local-repo here"));
    }
}
