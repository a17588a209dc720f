package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The body of an encrypted text: hexadecimal of three lines, salt, HMAC-SHA-256 and AES-256-CTR of the padded text.
///
/// A derivation makes 80 bytes of a salt: the key of the cipher, the key of the HMAC and the first counter. Every text
/// has a salt of its own: two texts under one salt would share their key stream.
final class SealedText {

    static final int DERIVED_BYTES = 80;

    private static final int BLOCK = 16;
    private static final HexFormat HEX = HexFormat.of();

    private SealedText() {}

    static String seal(Secret plain, UnaryOperator<byte[]> derivation) {
        var salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        var derived = derivation.apply(salt);
        var encrypted =
                crypt(Cipher.ENCRYPT_MODE, derived, padded(plain.reveal().getBytes(StandardCharsets.UTF_8)));
        var inner =
                HEX.formatHex(salt) + "\n" + HEX.formatHex(hmac(derived, encrypted)) + "\n" + HEX.formatHex(encrypted);
        return HEX.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
    }

    static Secret open(String body, UnaryOperator<byte[]> derivation) throws WrongVaultText {
        try {
            var parts = new String(HEX.parseHex(body), StandardCharsets.US_ASCII).split("\n", -1);
            if (parts.length != 3) {
                throw new WrongVaultText("it is damaged");
            }
            var derived = derivation.apply(HEX.parseHex(parts[0]));
            var encrypted = HEX.parseHex(parts[2]);
            if (!MessageDigest.isEqual(hmac(derived, encrypted), HEX.parseHex(parts[1]))) {
                throw new WrongVaultText("it is damaged or was encrypted with another vault password");
            }
            var plain = unpadded(crypt(Cipher.DECRYPT_MODE, derived, encrypted));
            return Secret.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) { // not hexadecimal
            throw new WrongVaultText("it is damaged");
        }
    }

    private static byte[] crypt(int mode, byte[] derived, byte[] text) {
        try {
            var aes = Cipher.getInstance("AES/CTR/NoPadding");
            aes.init(mode, new SecretKeySpec(derived, 0, 32, "AES"), new IvParameterSpec(derived, 64, BLOCK));
            return aes.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-CTR", e);
        }
    }

    private static byte[] hmac(byte[] derived, byte[] text) {
        return Hmac.of(Arrays.copyOfRange(derived, 32, 64), text);
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
}
