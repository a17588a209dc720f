package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// The vault of one cluster, with a memory in `.howdah/cache/` of what was slow to compute.
///
/// Everything that a deploy reads would cost half a second of key derivation each time. So results are kept,
/// encrypted under a key that comes quickly from the vault password. That takes nothing from their safety: whoever can
/// read the cache can read `vault/vault_pass.txt` beside it, or is the user whose keyring it is. An entry that is
/// missing or damaged is computed again.
final class ClusterVault {

    private final VaultPassword source;
    private final Path clusterDirectory;
    private Optional<Secret> known = Optional.empty();

    ClusterVault(VaultPassword source) {
        this.source = source;
        this.clusterDirectory = source.directory();
    }

    /// Asked for once: a keyring may take its time.
    private synchronized Secret password() {
        var password = known.orElseGet(source::read);
        known = Optional.of(password);
        return password;
    }

    String encrypt(Secret plain) {
        var password = password();
        var text = new Vault(password).encrypt(plain);
        remember(password, text, plain);
        return text;
    }

    Secret decrypt(String text) throws WrongVaultText {
        var password = password();
        var cached = recall(password, text);
        if (cached.isPresent()) {
            return cached.get();
        }
        var plain = new Vault(password).decrypt(text);
        remember(password, text, plain);
        return plain;
    }

    /// What a slow function gives for an input that may be secret itself.
    Secret remembered(Secret input, Supplier<Secret> slow) {
        var password = password();
        return recall(password, input.reveal()).orElseGet(() -> {
            var result = slow.get();
            remember(password, input.reveal(), result);
            return result;
        });
    }

    private Optional<Secret> recall(Secret password, String input) {
        var sealed = PrivateFile.read(entry(password, input));
        try {
            return sealed.isPresent()
                    ? Optional.of(SealedText.open(sealed.get(), salt -> derive(password, salt)))
                    : Optional.empty();
        } catch (WrongVaultText _) {
            return Optional.empty();
        }
    }

    private void remember(Secret password, String input, Secret result) {
        PrivateFile.writeQuickly(entry(password, input), SealedText.seal(result, salt -> derive(password, salt)));
    }

    private Path entry(Secret password, String input) {
        var name = HexFormat.of().formatHex(Hmac.of(key(password, "names"), input), 0, 16);
        return clusterDirectory.resolve(".howdah").resolve("cache").resolve(name);
    }

    private static byte[] derive(Secret password, byte[] salt) {
        var derived = new byte[SealedText.DERIVED_BYTES];
        var key = Hmac.of(key(password, "texts"), salt);
        for (int block = 0; block * 32 < derived.length; block++) {
            var part = Hmac.of(key, "block " + block);
            System.arraycopy(part, 0, derived, block * 32, Math.min(32, derived.length - block * 32));
        }
        return derived;
    }

    private static byte[] key(Secret password, String purpose) {
        return Hmac.of(password.reveal().getBytes(StandardCharsets.UTF_8), "howdah cache " + purpose);
    }
}
