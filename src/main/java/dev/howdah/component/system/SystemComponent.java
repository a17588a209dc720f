package dev.howdah.component.system;

import dev.howdah.component.ClusterFiles;
import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.Places;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Family;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.model.SshSettings;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Locale;
import dev.howdah.resource.PackageSet;
import dev.howdah.resource.RpmPackageSet;
import dev.howdah.resource.Sysctl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What every host needs before anything else: packages, names, ssh keys, locale and kernel parameters.
///
/// What an expert would ask: all packages that any component needs are installed here, in one transaction, and none
/// of their services starts by itself.
public final class SystemComponent implements Component {

    @Override
    public String name() {
        return "system";
    }

    @Override
    public List<Setting<?>> settings() {
        var settings = new ArrayList<Setting<?>>(SystemSettings.all());
        settings.addAll(SshSettings.all());
        return List.copyOf(settings);
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        return Needs.none();
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        var steps = new ArrayList<Step>(new LocalPackages(deployment, instance).steps());
        steps.addAll(new Hooks(deployment, instance).steps(HookStage.PRE_DEPLOY));
        var volumes = new Volumes(deployment, instance);
        addStep(steps, "system: volumes", volumes.filesystems());
        steps.add(packages(deployment, instance));
        addStep(steps, "system: rights of volumes", volumes.rights());
        steps.add(host(deployment, instance));
        addStep(
                steps,
                "system: artifacts",
                new Artifacts(deployment.cluster(), instance, deployment.files()).resources());
        return List.copyOf(steps);
    }

    private static void addStep(List<Step> steps, String name, List<Resource> resources) {
        if (!resources.isEmpty()) {
            steps.add(Step.of(name, resources));
        }
    }

    /// The packages that a deploy installs on an instance.
    public static List<String> packageNames(Deployment deployment, Instance instance) {
        return new Packages(deployment, instance)
                .resources().stream()
                        .flatMap(resource -> switch (resource) {
                            case PackageSet set -> set.names().stream();
                            case RpmPackageSet set -> set.names().stream();
                            default -> Stream.of();
                        })
                        .toList();
    }

    /// Throws where files that hosts are to get are not there.
    public static void checkArtifacts(Cluster cluster, ClusterFiles files) {
        Artifacts.check(cluster, files);
    }

    /// Where they come from, besides the distribution itself, where they do not come from the cluster's directory.
    public static List<Resource> repositories(Deployment deployment, Instance instance) {
        return new Repositories(deployment, instance).resources();
    }

    /// Variables with which everything runs on an instance, such as where the proxy is.
    public static SequencedMap<String, String> environment(Cluster cluster, Instance instance) {
        return cluster.value(instance, SystemSettings.ENVIRONMENT);
    }

    private static Step packages(Deployment deployment, Instance instance) {
        return Step.of("system: packages", new Packages(deployment, instance).resources());
    }

    private static Step host(Deployment deployment, Instance instance) {
        var cluster = deployment.cluster();
        var heading = new Heading(cluster.name());
        var locale = cluster.value(instance, SystemSettings.LOCALE);
        var resources = new ArrayList<Resource>();
        resources.addAll(new HostNames(deployment, instance).resources());
        resources.addAll(new SshHost(deployment, instance).resources());
        if (cluster.distribution(instance).family() == Family.DEBIAN) {
            resources.add(new Locale(locale)); // others have packages of locales that are made
        }
        resources.add(
                ConfigFile.ofRoot(Places.of(cluster, instance).localeFile(), heading.above("LANG=" + locale + "\n")));
        resources.add(new Sysctl(heading.line(), kernelParameters(cluster, instance)));
        return Step.of("system: names, keys, locale", resources);
    }

    private static SequencedMap<String, String> kernelParameters(Cluster cluster, Instance instance) {
        var values = new LinkedHashMap<String, String>();
        values.put("kernel.core_pattern", "core.%e.%p.%t");
        values.put("net.ipv4.ip_local_port_range", "1024 65535");
        values.put("net.ipv4.tcp_tw_reuse", "1");
        values.put("net.core.rmem_max", "16777216");
        values.put("net.core.wmem_max", "16777216");
        values.put("net.ipv4.tcp_max_syn_backlog", "4096");
        values.put("net.ipv4.tcp_syncookies", "1");
        values.put("net.core.somaxconn", "1024");
        values.put("vm.zone_reclaim_mode", "0");
        values.put("vm.dirty_bytes", "4294967296");
        values.put("vm.dirty_background_bytes", "268435456");
        values.put("vm.dirty_expire_centisecs", "1000");
        values.putAll(cluster.value(instance, SystemSettings.SYSCTL));
        return values;
    }
}
