package dev.howdah.component.efm;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import dev.howdah.problem.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The variables of config.yml that belong to EFM.
final class EfmSettings {

    /// Properties by their names in EFM's own file. What Howdah alone decides cannot be among them.
    static final SettingType<SequencedMap<String, String>> PROPERTIES = new SettingType<>(
            "a mapping of properties of EFM",
            value -> {
                var properties = new LinkedHashMap<String, String>();
                SettingType.OBJECT.reading().apply(value).forEach((name, item) -> {
                    checkName(name);
                    properties.put(name, text(name, item));
                });
                return properties;
            },
            new SettingShape.MappingOf(new SettingShape.Anything()));

    static final Setting<EfmVersion> VERSION = Setting.computed(
                    "efm_version",
                    EfmVersion.TYPE,
                    "4.9; 5.0 where only that is packaged (Debian 13, Ubuntu 24.04 and 26.04, the RedHat family 10)",
                    "Version of EFM; its package, directories and unit bear it.")
            .forCluster();
    static final Setting<Integer> BIND_PORT =
            Setting.of("efm_bind_port", INTEGER, 7800, "Port on which EFM's agents speak to each other.");
    static final Setting<Boolean> BIND_BY_NAME = Setting.of(
                    "efm_bind_by_hostname",
                    BOOLEAN,
                    false,
                    "Whether EFM's agents bind to host names instead of addresses.")
            .forCluster();
    static final Setting<SequencedMap<String, String>> CONF = Setting.of(
                    "efm_conf_settings",
                    PROPERTIES,
                    new LinkedHashMap<>(),
                    "More properties for EFM's file, such as virtual.ip, script.fence or node.timeout.")
            .checkedBy(EfmTiming::breaches);
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "efm_package_version", TEXT, "latest", "Version of EFM's package, as apt takes it after '='.");

    private EfmSettings() {}

    static List<Setting<?>> all() {
        return List.of(VERSION, BIND_PORT, BIND_BY_NAME, CONF, PACKAGE_VERSION);
    }

    private static void checkName(String name) {
        if (name.equals(EfmProperties.PASSWORD)) {
            throw new SettingType.WrongValue("the password of EFM is encrypted on each host; remove " + name);
        }
        var property = EfmProperty.named(name);
        if (property.isEmpty()) {
            var known = EfmProperty.all().stream()
                    .filter(other -> !other.isOurs())
                    .map(EfmProperty::name)
                    .toList();
            throw new SettingType.WrongValue("EFM has no property '" + name + "'; " + DidYouMean.hint(name, known));
        }
        if (property.get().isOurs()) {
            throw new SettingType.WrongValue("the property " + name + " follows from the rest of this file; remove it");
        }
    }

    /// EFM takes no quotes, and true for what YAML may call yes.
    private static String text(String name, Object item) {
        var text = item instanceof Boolean on
                ? Boolean.toString(on)
                : SettingType.TEXT.reading().apply(item == null ? "" : item);
        if (text.lines().count() > 1) {
            throw new SettingType.WrongValue("the property " + name + " has more than one line");
        }
        return text;
    }
}
