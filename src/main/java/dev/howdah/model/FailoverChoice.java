package dev.howdah.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which failover manager a cluster uses.
public enum FailoverChoice {
    REPMGR,
    PATRONI,
    EFM;

    /// The word used in config.yml and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FailoverChoice> of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FailoverChoice::word).toList();
    }
}
