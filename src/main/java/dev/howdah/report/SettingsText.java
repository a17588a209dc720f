package dev.howdah.report;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingGroup;
import java.util.List;

/// Settings of config.yml for the terminal.
public record SettingsText(Ink ink) {

    private static final int LONGEST_DEFAULT = 40;

    /// A line for each setting, under its component.
    public String all(List<SettingGroup> groups) {
        int width = groups.stream()
                .flatMap(group -> group.settings().stream())
                .mapToInt(setting -> setting.name().length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (var group : groups) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(ink.bold(group.component()))
                    .append('\n');
            for (var setting : group.settings()) {
                text.append("  ").append(padded(setting.name(), width)).append("  ");
                text.append(padded(shortened(setting.defaultText()), LONGEST_DEFAULT))
                        .append("  ");
                text.append(setting.meaning()).append('\n');
            }
        }
        return text.toString();
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DEFAULT ? text : text.substring(0, LONGEST_DEFAULT - 1) + "…";
    }

    /// All about one setting.
    public String one(String component, Setting<?> setting) {
        return """
                %s
                  %s

                  takes      %s
                  default    %s
                  component  %s
                  allowed    %s
                """.formatted(
                        ink.bold(setting.name()),
                        setting.meaning(),
                        setting.type().words(),
                        setting.defaultText(),
                        component,
                        setting.clusterWide()
                                ? "cluster_vars"
                                : "cluster_vars, or vars of an instance, of a location or of instance_defaults");
    }
}
