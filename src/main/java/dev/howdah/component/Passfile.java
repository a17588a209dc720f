package dev.howdah.component;

import dev.howdah.secret.Secret;
import java.util.Collection;

/// A `.pgpass`: passwords of roles for an account of the operating system.
public final class Passfile {

    private Passfile() {}

    /// One line for each role, for any host and database.
    public static Secret of(Credentials credentials, Collection<String> roles) {
        var text = new StringBuilder();
        for (var role : roles) {
            text.append("*:*:*:")
                    .append(escaped(role))
                    .append(':')
                    .append(escaped(credentials.password(role).reveal()))
                    .append('\n');
        }
        return Secret.of(text.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }
}
