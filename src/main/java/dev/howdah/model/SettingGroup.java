package dev.howdah.model;

import java.util.List;

/// The settings of one component.
public record SettingGroup(String component, List<Setting<?>> settings) {

    public SettingGroup {
        settings = List.copyOf(settings);
    }
}
