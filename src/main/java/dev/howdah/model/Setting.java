package dev.howdah.model;

import java.util.List;
import java.util.Optional;

/// A typed variable of `cluster_vars` or an instance's `vars`, declared once by the component it belongs to.
///
/// @param name as in config.yml
/// @param builtIn the default where it is a constant; empty where it is computed or absent
/// @param defaultText the default in words, for the reference page
/// @param meaning one sentence
/// @param clusterWide whether it counts for the whole cluster, so that an instance cannot have a value of its own
/// @param rules what must hold between its value and those of others
public record Setting<T>(
        String name,
        SettingType<T> type,
        Optional<T> builtIn,
        String defaultText,
        String meaning,
        boolean clusterWide,
        List<ClusterRule> rules) {

    public Setting {
        rules = List.copyOf(rules);
    }

    public Setting(String name, SettingType<T> type, Optional<T> builtIn, String defaultText, String meaning) {
        this(name, type, builtIn, defaultText, meaning, false, List.of());
    }

    /// The same setting for the whole cluster only.
    public Setting<T> forCluster() {
        return new Setting<>(name, type, builtIn, defaultText, meaning, true, rules);
    }

    /// The same setting with something that the reader of config.yml checks.
    public Setting<T> checkedBy(ClusterRule rule) {
        return new Setting<>(name, type, builtIn, defaultText, meaning, clusterWide, List.of(rule));
    }

    /// A setting with a constant default.
    public static <T> Setting<T> of(String name, SettingType<T> type, T builtIn, String meaning) {
        return new Setting<>(name, type, Optional.of(builtIn), String.valueOf(builtIn), meaning);
    }

    /// A setting whose default is computed from the cluster, or that has none.
    public static <T> Setting<T> computed(String name, SettingType<T> type, String defaultText, String meaning) {
        return new Setting<>(name, type, Optional.empty(), defaultText, meaning);
    }
}
