package dev.howdah.component.barman;

import dev.howdah.model.SettingType;
import java.util.Locale;

/// Types of Barman's own little languages, so that a mistake is found before anything is deployed.
final class BarmanTypes {

    /// How long backups are kept.
    static final SettingType<String> RETENTION = matching(
            "REDUNDANCY <number> or RECOVERY WINDOW OF <number> DAYS, WEEKS or MONTHS",
            "(REDUNDANCY +[1-9][0-9]*|RECOVERY +WINDOW +OF +[1-9][0-9]* +(DAY|WEEK|MONTH)S?)");

    /// A length of time.
    static final SettingType<String> AGE =
            matching("<number> DAYS, WEEKS or MONTHS", "[1-9][0-9]* +(DAY|WEEK|MONTH|HOUR)S?");

    /// A name that Barman, its files and units of systemd all take.
    static final SettingType<String> NAME = new SettingType<>("a name", value -> {
        var text = SettingType.TEXT.reading().apply(value);
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]*") || text.equals("all") || text.equals("barman")) {
            throw new SettingType.WrongValue(
                    "expected a name of letters, digits, '_', '.' and '-' other than all and barman, found '" + text
                            + "'");
        }
        return text;
    });

    private BarmanTypes() {}

    private static SettingType<String> matching(String words, String pattern) {
        return new SettingType<>(words, value -> {
            var text = SettingType.TEXT.reading().apply(value).strip();
            if (!text.toUpperCase(Locale.ROOT).matches(pattern)) {
                throw new SettingType.WrongValue("expected " + words + ", found '" + text + "'");
            }
            return text;
        });
    }
}
