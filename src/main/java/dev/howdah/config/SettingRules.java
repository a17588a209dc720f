package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import java.util.ArrayList;
import java.util.List;

/// Checks what components say must hold between values of their settings, and finds the line for what does not.
record SettingRules(Section top, List<Setting<?>> settings, Findings findings) {

    /// Instances that contradict each other have been told of already, and rules may ask for them.
    void check(Cluster cluster) {
        if (cluster.dataInstances().isEmpty() || hasNoPrimary(cluster)) {
            return;
        }
        settings.stream()
                .flatMap(setting -> setting.rules().stream())
                .flatMap(rule -> rule.breaches(cluster).stream())
                .distinct()
                .forEach(this::tell);
    }

    private static boolean hasNoPrimary(Cluster cluster) {
        return cluster.having(Role.PRIMARY).isEmpty();
    }

    private void tell(Breach breach) {
        if (breach.refused()) {
            findings.error(line(breach), breach.what(), breach.remedy());
        } else {
            findings.warning(line(breach), breach.what(), breach.remedy());
        }
    }

    private int line(Breach breach) {
        var places = new ArrayList<Section>();
        top.section("cluster_vars").ifPresent(places::add);
        top.sections("instances").forEach(instance -> instance.section("vars").ifPresent(places::add));
        for (var variable : breach.variables()) {
            for (var place : places) {
                if (place.has(variable)) {
                    return place.line(variable);
                }
            }
        }
        return top.line("cluster_vars");
    }
}
