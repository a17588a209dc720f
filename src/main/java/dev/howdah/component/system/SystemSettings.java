package dev.howdah.component.system;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.MAP;
import static dev.howdah.model.SettingType.OBJECT;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The variables of the system component.
final class SystemSettings {

    private SystemSettings() {}

    /// Lists by name.
    private static final SettingType<Map<String, List<String>>> LISTS = new SettingType<>(
            "a mapping of lists",
            value -> {
                var lists = new LinkedHashMap<String, List<String>>();
                OBJECT.reading()
                        .apply(value)
                        .forEach((family, list) ->
                                lists.put(family, LIST.reading().apply(list)));
                return lists;
            },
            new SettingShape.MappingOf(LIST.shape()));

    static final Setting<Boolean> LOCAL_REPOSITORY_ONLY = Setting.of(
            "use_local_repo_only",
            BOOLEAN,
            false,
            "Whether packages come from local-repo in the cluster's directory alone, with every other repository off.");
    static final Setting<SequencedMap<String, String>> ENVIRONMENT = Setting.of(
            "target_environment",
            MAP,
            new LinkedHashMap<>(),
            "Environment variables with which everything runs on the hosts, such as http_proxy.");
    static final Setting<String> LOCALE =
            Setting.of("user_locale", TEXT, "en_US.UTF-8", "Locale of the system, made where it is missing.");
    static final Setting<SequencedMap<String, String>> SYSCTL = Setting.of(
            "sysctl_values",
            MAP,
            new LinkedHashMap<>(),
            "Kernel parameters, merged over Howdah's own; passed over where the host does not let us set them.");
    static final Setting<List<String>> HOSTS_LINES = Setting.computed(
            "etc_hosts_lines",
            LIST,
            "a line for each instance with an address",
            "Lines of /etc/hosts in place of those for the cluster's instances.");
    static final Setting<List<String>> EXTRA_HOSTS_LINES =
            Setting.of("extra_etc_hosts_lines", LIST, List.of(), "More lines of /etc/hosts.");
    static final Setting<Map<String, List<String>>> ALIASES = Setting.of(
                    "hostname_aliases",
                    LISTS,
                    Map.of(),
                    "More names of instances in /etc/hosts and known_hosts: lists by name of the instance.")
            .forCluster();
    static final Setting<Boolean> HOST_KEYS = Setting.computed(
            "manage_ssh_hostkeys",
            BOOLEAN,
            "true for containers",
            "Whether the instances' ssh host keys are made by Howdah and kept in the cluster's directory.");
    static final Setting<Boolean> AUTHORIZED_KEY = Setting.computed(
            "install_authorized_key",
            BOOLEAN,
            "true for containers",
            "Whether the cluster's ssh key may log in as root.");

    static final Setting<List<Artifact>> ARTIFACTS = Setting.of(
            "artifacts",
            ArtifactType.LIST,
            List.of(),
            "Files, directories and archives of yours that hosts get: type path, file, directory or archive.");

    static List<Setting<?>> all() {
        var all = new ArrayList<>(PackageSettings.all());
        all.addAll(List.of(
                LOCAL_REPOSITORY_ONLY,
                ENVIRONMENT,
                LOCALE,
                SYSCTL,
                HOSTS_LINES,
                EXTRA_HOSTS_LINES,
                ALIASES,
                HOST_KEYS,
                AUTHORIZED_KEY,
                ARTIFACTS));
        return List.copyOf(all);
    }
}
