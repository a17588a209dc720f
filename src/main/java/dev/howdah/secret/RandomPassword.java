package dev.howdah.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// New passwords: 32 characters of letters, digits and a few signs, about 198 bits.
public final class RandomPassword {

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#%^&*()_+";
    private static final int LENGTH = 32;

    private RandomPassword() {}

    public static Secret make() {
        var text = new StringBuilder(LENGTH);
        int fair = 256 - 256 % CHARACTERS.length(); // bytes from here on would favour the first characters
        while (text.length() < LENGTH) {
            for (byte random : randomBytes()) {
                int number = random & 0xff;
                if (number < fair && text.length() < LENGTH) {
                    text.append(CHARACTERS.charAt(number % CHARACTERS.length()));
                }
            }
        }
        return Secret.of(text.toString());
    }

    /// From the kernel, which is where SecureRandom has them from too; asking it takes 13 ms of `configure`.
    private static byte[] randomBytes() {
        try (var kernel = Files.newInputStream(Path.of("/dev/urandom"))) {
            var bytes = kernel.readNBytes(2 * LENGTH);
            if (bytes.length == 2 * LENGTH) {
                return bytes;
            }
        } catch (IOException _) {
            // not on this system
        }
        var bytes = new byte[2 * LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
