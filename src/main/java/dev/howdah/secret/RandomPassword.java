package dev.howdah.secret;

import java.security.SecureRandom;

/// New passwords: 32 characters of letters, digits and a few signs, about 198 bits.
public final class RandomPassword {

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#%^&*()_+";
    private static final int LENGTH = 32;

    private RandomPassword() {}

    public static Secret make() {
        var random = new SecureRandom();
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return Secret.of(text.toString());
    }
}
