package dev.howdah.report;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingGroup;
import java.util.List;

/// Settings of config.yml as a page of documentation.
public final class SettingsMarkdown {

    private static final String HEAD = """
            # Settings

            Every variable that `config.yml` may set: under `cluster_vars` for the whole cluster, or under `vars` of an
            instance, of one of `locations` or of `instance_defaults`, where the nearest to the instance counts. Those marked
            *cluster* count for the whole cluster and stand under `cluster_vars` only.

            Each is declared once, by the component that it belongs to, and this page is those declarations, printed by
            `howdah settings --format markdown`. `howdah settings NAME` shows one of them. A variable that is not here has no
            effect: `howdah validate` warns of it, with the nearest known name, or says why a variable of TPA is not followed.
            """;

    private static final List<String> EMPTY = List.of("", "[]", "{}");

    private SettingsMarkdown() {}

    public static String of(List<SettingGroup> groups) {
        var page = new StringBuilder(HEAD);
        for (var group : groups) {
            page.append("\n## ").append(group.component()).append("\n\n");
            page.append("| variable | takes | default | meaning |\n|---|---|---|---|\n");
            group.settings().forEach(setting -> page.append(row(setting)));
        }
        return page.toString();
    }

    private static String row(Setting<?> setting) {
        return "| `%s`%s | %s | %s | %s |\n"
                .formatted(
                        setting.name(),
                        setting.clusterWide() ? " *cluster*" : "",
                        escaped(setting.type().words()),
                        standard(setting),
                        escaped(setting.meaning()));
    }

    /// A default that is a constant stands as code, one in words does not.
    private static String standard(Setting<?> setting) {
        var text = setting.defaultText();
        if (EMPTY.contains(text)) {
            return "";
        }
        return setting.builtIn().isPresent() ? "`" + text + "`" : escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }
}
