package dev.howdah.host;

/// A host did not answer; whether the script ran there is not known.
public final class HostUnreachable extends RuntimeException {

    private final String host;

    public HostUnreachable(String host, String why) {
        super(why);
        this.host = host;
    }

    public HostUnreachable(String host, String why, Throwable cause) {
        super(why, cause);
        this.host = host;
    }

    public String host() {
        return host;
    }
}
