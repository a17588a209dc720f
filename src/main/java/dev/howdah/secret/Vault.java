package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Texts encrypted in the format of Ansible Vault 1.1 (1.2 is read too), so that `ansible-vault` reads ours and we its.
///
/// PBKDF2-SHA-256 with 10,000 iterations gives 80 bytes: the key of AES-256-CTR, the key of the HMAC over the
/// encrypted text, and the first counter. Every text has a salt of its own: two texts under one salt would share
/// their key stream. Hence one derivation, about 10 ms, for each text read.
public final class Vault {

    private static final String HEADER = "$ANSIBLE_VAULT;";
    private static final int LINE = 80;
    private static final int BLOCK = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Secret password;

    public Vault(Secret password) {
        this.password = password;
    }

    /// Whether a text is encrypted in this format.
    public static boolean isEncrypted(String text) {
        return text.startsWith(HEADER);
    }

    /// The encrypted text: a header and lines of 80 hexadecimal digits, each ended by a newline.
    public String encrypt(Secret plain) {
        var salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        var keys = Keys.of(password, salt);
        var encrypted = keys.crypt(Cipher.ENCRYPT_MODE, padded(plain.reveal().getBytes(StandardCharsets.UTF_8)));
        var inner = HEX.formatHex(salt) + "\n" + HEX.formatHex(keys.hmac(encrypted)) + "\n" + HEX.formatHex(encrypted);
        var body = HEX.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
        var text = new StringBuilder(HEADER).append("1.1;AES256\n");
        for (int from = 0; from < body.length(); from += LINE) {
            text.append(body, from, Math.min(body.length(), from + LINE)).append('\n');
        }
        return text.toString();
    }

    /// The plain text.
    ///
    /// @throws WrongVaultText if the text is damaged, or encrypted with another password
    public Secret decrypt(String text) throws WrongVaultText {
        try {
            var parts = new String(HEX.parseHex(body(text)), StandardCharsets.US_ASCII).split("\n", -1);
            if (parts.length != 3) {
                throw new WrongVaultText("it is damaged");
            }
            var keys = Keys.of(password, HEX.parseHex(parts[0]));
            var encrypted = HEX.parseHex(parts[2]);
            if (!MessageDigest.isEqual(keys.hmac(encrypted), HEX.parseHex(parts[1]))) {
                throw new WrongVaultText("it is damaged or was encrypted with another vault password");
            }
            return Secret.of(new String(unpadded(keys.crypt(Cipher.DECRYPT_MODE, encrypted)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) { // not hexadecimal
            throw new WrongVaultText("it is damaged");
        }
    }

    private static String body(String text) throws WrongVaultText {
        var lines = text.strip().lines().map(String::strip).toList();
        var header = lines.isEmpty() ? "" : lines.getFirst();
        if (!header.startsWith(HEADER + "1.1;AES256") && !header.startsWith(HEADER + "1.2;AES256")) {
            throw new WrongVaultText("it is not in the format of Ansible Vault 1.1 or 1.2 with AES256");
        }
        return String.join("", lines.subList(1, lines.size()));
    }

    private static byte[] padded(byte[] plain) {
        int padding = BLOCK - plain.length % BLOCK;
        var result = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(result, plain.length, result.length, (byte) padding);
        return result;
    }

    private static byte[] unpadded(byte[] padded) throws WrongVaultText {
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding > padded.length) {
            throw new WrongVaultText("it is damaged");
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private record Keys(SecretKeySpec cipher, SecretKeySpec hmac, IvParameterSpec counter) {

        static Keys of(Secret password, byte[] salt) {
            var derived = Pbkdf2.derive(password, salt, 10_000, 80);
            return new Keys(
                    new SecretKeySpec(derived, 0, 32, "AES"),
                    new SecretKeySpec(derived, 32, 32, "HmacSHA256"),
                    new IvParameterSpec(derived, 64, 16));
        }

        byte[] crypt(int mode, byte[] text) {
            try {
                var aes = Cipher.getInstance("AES/CTR/NoPadding");
                aes.init(mode, cipher, counter);
                return aes.doFinal(text);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no AES-256-CTR", e);
            }
        }

        byte[] hmac(byte[] text) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(hmac);
                return mac.doFinal(text);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
            }
        }
    }
}
