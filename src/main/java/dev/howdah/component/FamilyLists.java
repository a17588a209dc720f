package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings with a list for each family of distributions: `common`, and one of `Debian`, `RedHat` and `SLES`; a list
/// `Ubuntu` counts there in place of Debian's.
public final class FamilyLists {

    private static final List<String> NAMES = List.of("common", "Debian", "Ubuntu", "RedHat", "SLES");

    /// A mapping of such lists; a plain list is taken as common.
    public static final SettingType<Map<String, List<String>>> TYPE = new SettingType<>(
            "a mapping of lists named " + String.join(", ", NAMES), FamilyLists::read, new SettingShape.Anything());

    private FamilyLists() {}

    /// What a setting's lists say for an instance.
    public static List<String> of(Cluster cluster, Instance instance, Setting<Map<String, List<String>>> setting) {
        var lists = cluster.value(instance, setting);
        var all = new ArrayList<>(lists.getOrDefault("common", List.of()));
        all.addAll(own(lists, cluster.distribution(instance)));
        return all;
    }

    private static List<String> own(Map<String, List<String>> lists, Distribution distribution) {
        var named = lists.get(distribution.name());
        return named != null ? named : lists.getOrDefault(distribution.family().word(), List.of());
    }

    private static Map<String, List<String>> read(Object value) {
        var lists = new LinkedHashMap<String, List<String>>();
        if (value instanceof List<?>) {
            lists.put("common", SettingType.LIST.reading().apply(value));
            return lists;
        }
        SettingType.OBJECT.reading().apply(value).forEach((name, list) -> {
            if (!NAMES.contains(name)) {
                throw new SettingType.WrongValue(
                        "expected lists named " + String.join(", ", NAMES) + ", found '" + name + "'");
            }
            lists.put(name, SettingType.LIST.reading().apply(list));
        });
        return lists;
    }
}
