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
import dev.howdah.resource.RpmTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packages that the host gets from the cluster's directory, beside the other repositories or in place of them.
///
/// The others are turned off by where the package manager looks for its sources. Their own files stay as they are, so
/// that one that somebody adds later is off too, and all are back when the setting is taken away. apt is told for all
/// who use it; dnf and zypper are told each time that Howdah calls them.
record LocalPackages(Deployment deployment, Instance instance) {

    private static final String STEP = "system: local repository";
    private static final String DIRECTORY = "/var/opt/howdah/local-repo";
    private static final String SOURCE = "/etc/apt/sources.list.d/howdah-local.list";
    private static final String ONLY_SOURCES = "/etc/howdah/apt-sources.d";
    private static final String ONLY = "/etc/apt/apt.conf.d/99howdah-local-repo-only";

    private static final String RPM_FILE = "/howdah-local.repo";
    private static final String RPM_SOURCE = """
            [howdah-local]
            name=Packages of the cluster's directory
            baseurl=file://%s
            enabled=1
            gpgcheck=0
            """.formatted(DIRECTORY);

    /// What was fetched belongs together, modules included, whose lists are not here; and it may change at any time.
    private static final String FOR_DNF = "module_hotfixes=1\nmetadata_expire=1\n";

    private static final String FOR_ZYPPER = "repo_gpgcheck=0\npkg_gpgcheck=0\nautorefresh=1\ntype=rpm-md\n";

    List<Step> steps() {
        var repository = repository();
        if (repository.isEmpty()) {
            return isOnly() ? List.of(Step.of(STEP, List.of(missing()))) : List.of();
        }
        return List.of(Step.of(STEP, resources(repository.get())));
    }

    boolean isOnly() {
        return deployment.cluster().value(instance, SystemSettings.LOCAL_REPOSITORY_ONLY);
    }

    /// Nothing of it is left where there is no local repository.
    List<Resource> absent() {
        return repository().isEmpty() ? sources(false) : List.of();
    }

    private Optional<LocalRepository> repository() {
        return deployment.files().repository(deployment.machine(instance));
    }

    private Heading heading() {
        return new Heading(deployment.cluster().name());
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
        return switch (family()) {
            case DEBIAN -> aptSources(there);
            case REDHAT -> rpmSources(RpmTool.DNF, heading(), there, there && isOnly());
            case SUSE -> rpmSources(RpmTool.ZYPPER, heading(), there, there && isOnly());
        };
    }

    private List<Resource> aptSources(boolean there) {
        var heading = heading();
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

    /// Either beside the other repositories, or in the directory in which alone Howdah lets the tool look.
    static List<Resource> rpmSources(RpmTool tool, Heading heading, boolean there, boolean only) {
        var beside = tool.repositories() + RPM_FILE;
        var alone = RpmTool.ONLY + RPM_FILE;
        var file = heading.above(tool == RpmTool.DNF ? RPM_SOURCE + FOR_DNF : RPM_SOURCE + FOR_ZYPPER);
        var resources = new ArrayList<Resource>();
        resources.add(there && !only ? ConfigFile.ofRoot(beside, file) : new AbsentFile(beside));
        if (only) {
            resources.add(Directory.ofRoot("/etc/howdah"));
            resources.add(Directory.ofRoot(RpmTool.ONLY));
            resources.add(ConfigFile.ofRoot(alone, file));
        } else {
            resources.add(new AbsentFile(alone));
        }
        return resources;
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
