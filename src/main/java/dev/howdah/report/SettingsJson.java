package dev.howdah.report;

import dev.howdah.model.SettingGroup;
import java.util.ArrayList;
import java.util.List;

/// Settings of config.yml as JSON.
public final class SettingsJson {

    private SettingsJson() {}

    public static String of(List<SettingGroup> groups) {
        var settings = new ArrayList<Object>();
        for (var group : groups) {
            for (var setting : group.settings()) {
                settings.add(Json.ordered(
                        "name", setting.name(),
                        "component", group.component(),
                        "takes", setting.type().words(),
                        "default", setting.defaultText(),
                        "meaning", setting.meaning(),
                        "clusterWide", setting.clusterWide()));
            }
        }
        return Json.pretty(settings);
    }
}
