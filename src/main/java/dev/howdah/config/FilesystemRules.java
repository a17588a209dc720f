package dev.howdah.config;

import dev.howdah.model.Volume;
import java.util.List;
import java.util.Map;

/// What `vars` of a volume may say. What is not built is refused: a disk that was to be encrypted and is not would be a
/// surprise of the worst kind.
///
/// @param vars for the lines
/// @param values its texts by name
record FilesystemRules(Section vars, Map<String, String> values, Findings findings) {

    private static final List<String> RIGHTS = List.of("owner", "group", "mode");

    void check(String device) {
        checkEncryption();
        checkPurpose();
        checkForm("mountpoint", "/[A-Za-z0-9._/-]+", "a whole path of letters, digits and . _ - /");
        checkForm("fstype", "ext4|ext3|xfs", "ext4, ext3 or xfs");
        checkForm("fsopts", "[A-Za-z0-9=,._^ -]+", "options of mkfs");
        checkForm("mountopts", "[A-Za-z0-9=,._-]+", "options of mount with commas between them");
        checkForm("readahead", "[0-9]{1,8}", "a number of sectors");
        checkForm("owner", "[a-z_][a-z0-9_.-]*", "the name of an account");
        checkForm("group", "[a-z_][a-z0-9_.-]*", "the name of a group");
        checkForm("mode", "0?[0-7]{3,4}", "octal digits, such as \"0755\"");
        if (device.equals(Volume.ROOT) && (values.containsKey("mountpoint") || values.containsKey("volume_for"))) {
            findings.error(vars.line(), "the root disk is mounted already", "remove volume_for and mountpoint");
        }
    }

    private void checkEncryption() {
        for (var key : List.of("encryption", "luks_volume")) {
            if (values.containsKey(key) && !values.get(key).equals("none")) {
                findings.error(
                        vars.line(key),
                        key + " is not built: LUKS is not set up on hosts",
                        "on AWS write encrypted: yes beside device_name; elsewhere set LUKS up yourself and name the"
                                + " mapped device, /dev/mapper/...");
            }
        }
    }

    private void checkPurpose() {
        var purpose = values.getOrDefault("volume_for", "");
        if (purpose.equals("tablespace") || values.containsKey("tablespace_name")) {
            findings.error(
                    vars.line("volume_for"), "volumes for tablespaces are not built", "write a mountpoint alone");
        } else if (!purpose.isEmpty() && !Volume.PLACES.containsKey(purpose) && !values.containsKey("mountpoint")) {
            findings.unknown(
                    vars.line("volume_for"),
                    "there is no purpose '" + purpose + "' of a volume",
                    purpose,
                    Volume.PLACES.keySet().stream().sorted().toList());
        } else if (purpose.equals("barman_data")) {
            RIGHTS.stream()
                    .filter(values::containsKey)
                    .forEach(key -> findings.error(
                            vars.line(key),
                            "the directory of backups belongs to Barman's account, with mode 0750",
                            "remove " + key));
        }
    }

    private void checkForm(String key, String pattern, String words) {
        if (values.containsKey(key) && !values.get(key).matches(pattern)) {
            findings.error(vars.line(key), "'" + values.get(key) + "' does not fit " + key, "write " + words);
        }
    }
}
