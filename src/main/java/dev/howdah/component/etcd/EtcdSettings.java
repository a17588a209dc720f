package dev.howdah.component.etcd;

import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.EtcdStore;
import dev.howdah.model.Setting;
import java.util.List;

/// The variables of config.yml that belong to etcd.
final class EtcdSettings {

    static final Setting<String> INITIAL_STATE = Setting.of(
            "etcd_initial_cluster_state",
            oneOf("new", "existing"),
            "new",
            "Whether this member starts a new store or joins one that it was added to by hand (etcdctl member add).");
    static final Setting<String> COMPACTION_MODE = Setting.of(
            "etcd_compaction_mode", oneOf("revision", "periodic"), "revision", "How old revisions are counted.");
    static final Setting<String> COMPACTION_RETENTION =
            Setting.of("etcd_compaction_retention", TEXT, "10", "Revisions, or hours, that are kept.");
    static final Setting<String> USER = Setting.of("etcd_user", TEXT, "etcd", "Account that etcd runs as.");
    static final Setting<String> GROUP = Setting.of("etcd_group", TEXT, "etcd", "Group of that account.");
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "etcd_package_version", TEXT, "latest", "Version of etcd's packages, as apt takes it after '='.");

    private EtcdSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                EtcdStore.CLIENT_PORT,
                EtcdStore.PEER_PORT,
                EtcdStore.LOCATION,
                INITIAL_STATE,
                COMPACTION_MODE,
                COMPACTION_RETENTION,
                USER,
                GROUP,
                PACKAGE_VERSION);
    }
}
