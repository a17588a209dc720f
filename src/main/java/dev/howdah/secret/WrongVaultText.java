package dev.howdah.secret;

/// An encrypted text that cannot be read; `why` says the reason, as the end of a sentence.
public final class WrongVaultText extends Exception {

    private final String why;

    WrongVaultText(String why) {
        super(why);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
