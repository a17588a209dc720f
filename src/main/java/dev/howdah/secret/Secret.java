package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must never be printed: its `toString` is `***`, and two secrets are equal only if they are the same
/// object.
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /// The text itself, for standard input of a host or an encrypted file and nothing else.
    public String reveal() {
        return text;
    }

    /// Whether the texts are the same, in a time that does not depend on where they differ.
    public boolean sameAs(Secret other) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), other.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
