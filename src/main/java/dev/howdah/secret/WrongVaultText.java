package dev.howdah.secret;

/// An encrypted text that cannot be read; the message says why, as the end of a sentence.
public final class WrongVaultText extends Exception {

    WrongVaultText(String message) {
        super(message);
    }
}
