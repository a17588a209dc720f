package dev.howdah.model;

import java.util.Locale;

/// Distributions that are alike: one package manager, one set of package names, one place for each program.
public enum Family {
    /// Debian and Ubuntu, with apt.
    DEBIAN("Debian"),
    /// Red Hat Enterprise Linux and those built from its sources, with dnf.
    REDHAT("RedHat"),
    /// SUSE Linux Enterprise Server, with zypper.
    SUSE("SLES");

    private final String word;

    Family(String word) {
        this.word = word;
    }

    /// The word that config.yml has for it, where lists are given by family.
    public String word() {
        return word;
    }

    /// The word that tables of ours have for it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
