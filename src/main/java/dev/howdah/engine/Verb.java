package dev.howdah.engine;

/// What an edit does to its resource.
public enum Verb {
    CREATE("+"),
    UPDATE("~"),
    REMOVE("-"),
    START(">"),
    RELOAD("~"),
    RESTART("!");

    private final String sign;

    Verb(String sign) {
        this.sign = sign;
    }

    /// One character for plans on the terminal.
    public String sign() {
        return sign;
    }
}
