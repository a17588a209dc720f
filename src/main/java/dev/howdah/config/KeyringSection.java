package dev.howdah.config;

import java.util.List;
import java.util.Optional;

/// Reads where the vault password is kept: `keyring_backend` and `vault_name`.
final class KeyringSection {

    private static final String SYSTEM = "system";
    private static final String FILE = "legacy";

    private final Section top;
    private final Findings findings;

    KeyringSection(Section top, Findings findings) {
        this.top = top;
        this.findings = findings;
    }

    /// The name of the password in the system's keyring; nothing where it is in a file.
    Optional<String> vaultName() {
        var backend = top.text("keyring_backend").orElse(FILE);
        if (backend.equals(FILE)) {
            return Optional.empty();
        }
        int line = top.line("keyring_backend");
        if (!backend.equals(SYSTEM)) {
            findings.unknown(line, "there is no keyring_backend '" + backend + "'", backend, List.of(SYSTEM, FILE));
            return Optional.empty();
        }
        var name = top.text("vault_name").filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            findings.error(
                    line,
                    "keyring_backend: system needs a vault_name, which the password is found by",
                    "write the vault_name that the cluster was made with, or keyring_backend: legacy for a file");
        }
        return name;
    }
}
