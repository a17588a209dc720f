package dev.howdah.component.efm;

import dev.howdah.model.SettingType;
import java.util.Comparator;

/// A version of EFM, such as 4.9. Its packages, directories and unit have it in their names.
record EfmVersion(int major, int minor) implements Comparable<EfmVersion> {

    /// Older ones lack properties that a safe failover needs.
    static final EfmVersion OLDEST = new EfmVersion(4, 2);

    static final SettingType<EfmVersion> TYPE = new SettingType<>("a version of EFM, such as 4.9 or 5.0", value -> {
        var text = SettingType.TEXT.reading().apply(value);
        if (!text.matches("[0-9]{1,2}\\.[0-9]{1,2}")) {
            throw new SettingType.WrongValue(
                    "expected a version of EFM with quotes around it, such as '4.9', found '" + text + "'");
        }
        var version = parse(text);
        if (version.compareTo(OLDEST) < 0 || version.major() > 5) {
            throw new SettingType.WrongValue(
                    "EFM " + version + " is not supported; supported are 4 from " + OLDEST + " on, and 5");
        }
        return version;
    });

    static EfmVersion parse(String text) {
        int dot = text.indexOf('.');
        return new EfmVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /// As in names of packages: 49, 410, 50.
    String digits() {
        return "" + major + minor;
    }

    @Override
    public int compareTo(EfmVersion other) {
        return Comparator.comparingInt(EfmVersion::major)
                .thenComparingInt(EfmVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
