package dev.howdah.config;

import dev.howdah.model.SettingType;
import dev.howdah.model.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `volumes` of an instance over `default_volumes`: a disk with the same device_name takes the default's place.
final class VolumeSection {

    static final List<String> KEYS = List.of(
            "device_name",
            "volume_type",
            "volume_size",
            "iops",
            "encrypted",
            "attach_existing",
            "delete_on_termination",
            "vars");

    static final List<String> VARS = List.of(
            "volume_for",
            "mountpoint",
            "fstype",
            "fsopts",
            "mountopts",
            "readahead",
            "owner",
            "group",
            "mode",
            "encryption",
            "luks_volume",
            "tablespace_name");

    /// In `volume_type`: the default disk of that device is not wanted here.
    private static final String NONE = "none";

    private final Findings findings;

    VolumeSection(Findings findings) {
        this.findings = findings;
    }

    /// The disks of an instance.
    ///
    /// @param layers sections that hold the defaults under `default_volumes`, the weakest first
    List<Volume> read(Section instance, List<Section> layers) {
        var byDevice = new LinkedHashMap<String, Volume>();
        for (var layer : layers) {
            layer.sections("default_volumes").forEach(section -> read(section, byDevice));
        }
        var own = new HashMap<String, Integer>();
        for (var section : disks(instance)) {
            var device = section.text("device_name").orElse("");
            var other = device.isEmpty() ? null : own.putIfAbsent(device, section.line("device_name"));
            if (other != null) {
                findings.error(
                        section.line("device_name"),
                        "two volumes have the device_name " + device,
                        "the other one is in line " + other);
            }
            read(section, byDevice);
        }
        checkPlaces(instance, byDevice);
        return List.copyOf(byDevice.values());
    }

    private void checkPlaces(Section instance, Map<String, Volume> byDevice) {
        var devices = new HashMap<String, String>();
        byDevice.values()
                .forEach(volume -> volume.place().ifPresent(place -> {
                    var other = devices.putIfAbsent(place, volume.device());
                    if (other != null) {
                        findings.error(
                                instance.line("volumes"),
                                "the volumes " + other + " and " + volume.device() + " are both mounted at " + place,
                                "write a mountpoint of its own for one of them");
                    }
                }));
    }

    /// Containers have no disks; TPA has mounts in the same place, as `/here:/there`.
    private List<Section> disks(Section instance) {
        if (!instance.text("platform").orElse("").equals("docker")) {
            return instance.sections("volumes");
        }
        if (instance.has("volumes")) {
            findings.warning(
                    instance.line("volumes"), "volumes of containers have no effect here", "they may stay for TPA");
        }
        return instance.holdsPlainWords("volumes") ? List.of() : instance.sections("volumes");
    }

    private void read(Section section, Map<String, Volume> byDevice) {
        section.refuseUnknown("of a volume", KEYS, "known are " + String.join(", ", KEYS));
        var device = section.text("device_name");
        if (device.isEmpty()) {
            findings.error(section.line(), "the volume has no device_name", "write device_name: /dev/sdf, or root");
            return;
        }
        if (section.text("volume_type").filter(NONE::equals).isPresent()) {
            byDevice.remove(device.get());
        } else {
            byDevice.put(device.get(), volume(section, device.get()));
        }
    }

    private Volume volume(Section section, String device) {
        return new Volume(
                device,
                section.text("volume_type"),
                number(section, "volume_size"),
                number(section, "iops"),
                flag(section, "encrypted", false),
                flag(section, "attach_existing", false),
                flag(section, "delete_on_termination", true),
                vars(section, device));
    }

    private Optional<Integer> number(Section section, String key) {
        return section.value(key, SettingType.INTEGER).filter(number -> {
            if (number <= 0) {
                findings.error(section.line(key), "'" + key + "' must be more than 0");
            }
            return number > 0;
        });
    }

    private static boolean flag(Section section, String key, boolean otherwise) {
        return section.value(key, SettingType.BOOLEAN).orElse(otherwise);
    }

    private Map<String, String> vars(Section section, String device) {
        var result = new LinkedHashMap<String, String>();
        section.section("vars").ifPresent(vars -> {
            vars.refuseUnknown("of a volume's vars", VARS, "known are " + String.join(", ", VARS));
            vars.entries().keySet().forEach(key -> text(vars, key).ifPresent(text -> result.put(key, text)));
            new FilesystemRules(vars, result, findings).check(device);
        });
        return result;
    }

    /// A text; a list, as mountopts may be, is its words with commas.
    private Optional<String> text(Section vars, String key) {
        var words = new ArrayList<>(vars.words(key));
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(",", words));
    }
}
