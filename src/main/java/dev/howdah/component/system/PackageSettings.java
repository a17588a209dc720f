package dev.howdah.component.system;

import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.MAP;

import dev.howdah.component.FamilyLists;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The variables about packages and where they come from.
final class PackageSettings {

    private PackageSettings() {}

    private static final SettingType<SequencedMap<String, SequencedMap<String, String>>> DEFINITIONS =
            new SettingType<>(
                    "a mapping of repositories",
                    value -> {
                        var definitions = new LinkedHashMap<String, SequencedMap<String, String>>();
                        SettingType.OBJECT.reading().apply(value).forEach((name, fields) -> {
                            if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
                                throw new SettingType.WrongValue("a repository cannot be named '" + name + "'");
                            }
                            definitions.put(name, MAP.reading().apply(fields));
                        });
                        return definitions;
                    },
                    new SettingShape.MappingOf(MAP.shape()));

    static final Setting<List<String>> APT_LIST = Setting.of(
            "apt_repository_list",
            LIST,
            List.of("PGDG"),
            "Repositories for Debian and Ubuntu: PGDG, set up where it can be reached, or those of apt_repositories.");
    static final Setting<List<String>> YUM_LIST = Setting.of(
            "yum_repository_list",
            LIST,
            List.of("EPEL", "PGDG"),
            "Repositories for the RedHat family: EPEL, PGDG, or those of yum_repositories.");
    static final Setting<List<String>> SUSE_LIST = Setting.of(
            "suse_repository_list",
            LIST,
            List.of("PGDG"),
            "Repositories for SLES: PGDG, or those of suse_repositories.");
    static final Setting<SequencedMap<String, SequencedMap<String, String>>> APT_REPOSITORIES = Setting.of(
            "apt_repositories",
            DEFINITIONS,
            new LinkedHashMap<>(),
            "Your own repositories by name: repo (a line of sources.list) and key_url.");
    static final Setting<SequencedMap<String, SequencedMap<String, String>>> YUM_REPOSITORIES = Setting.of(
            "yum_repositories",
            DEFINITIONS,
            new LinkedHashMap<>(),
            "Your own repositories by name: rpm_url (a package that brings it), or fields of a .repo file.");
    static final Setting<SequencedMap<String, SequencedMap<String, String>>> SUSE_REPOSITORIES = Setting.of(
            "suse_repositories",
            DEFINITIONS,
            new LinkedHashMap<>(),
            "Your own repositories by name: rpm_url (a package that brings it), or fields of a .repo file.");
    static final Setting<List<String>> EDB_REPOSITORIES = Setting.of(
            "edb_repositories",
            LIST,
            List.of(),
            "EDB's repositories, such as enterprise; the token of the subscription is in EDB_SUBSCRIPTION_TOKEN.");
    static final Setting<Map<String, List<String>>> PACKAGES = Setting.of(
            "packages",
            FamilyLists.TYPE,
            Map.of(),
            "More packages to install, in lists named common, Debian, Ubuntu, RedHat, SLES.");
    static final Setting<Map<String, List<String>>> OPTIONAL_PACKAGES = Setting.of(
            "optional_packages",
            FamilyLists.TYPE,
            Map.of(),
            "Packages to install where a repository has them, in lists as those of packages.");
    static final Setting<Map<String, List<String>>> UNWANTED_PACKAGES = Setting.of(
            "unwanted_packages", FamilyLists.TYPE, Map.of(), "Packages to remove, in lists as those of packages.");

    static List<Setting<?>> all() {
        return List.of(
                APT_LIST,
                YUM_LIST,
                SUSE_LIST,
                APT_REPOSITORIES,
                YUM_REPOSITORIES,
                SUSE_REPOSITORIES,
                EDB_REPOSITORIES,
                PACKAGES,
                OPTIONAL_PACKAGES,
                UNWANTED_PACKAGES);
    }
}
