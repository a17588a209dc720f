package dev.howdah.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A moment of a deploy at which the user's own programs may run on each host. The file's name says which.
public enum HookStage {
    PRE_DEPLOY,
    POST_REPO,
    PRE_INITDB,
    POSTGRES_CONFIG,
    POSTGRES_CONFIG_FINAL,
    BARMAN_PRE_CONFIG,
    EFM_PRE_CONFIG,
    POST_DEPLOY;

    /// Moments that TPA has and that no deploy of ours comes by.
    private static final List<String> NOT_REACHED = List.of(
            "postgres-pre-update",
            "postgres-post-update",
            "pre-server-csr",
            "pre-server-cert",
            "pre-client-csr",
            "pre-client-cert");

    /// As in the name of the file.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<HookStage> of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(HookStage::word).toList();
    }

    static boolean isNotReached(String word) {
        return NOT_REACHED.contains(word);
    }
}
