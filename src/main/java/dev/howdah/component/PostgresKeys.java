package dev.howdah.component;

import dev.howdah.engine.Resource;
import dev.howdah.resource.Directory;
import dev.howdah.resource.FileLines;
import dev.howdah.resource.SecretFile;
import java.util.List;

/// Lets Postgres' account on one instance log in by ssh elsewhere, and others log in here as it.
public final class PostgresKeys {

    /// Name of the cluster's key pair that Postgres' accounts share.
    public static final String PAIR = "postgres";

    private PostgresKeys() {}

    /// The account's own key, and the key pairs whose holders may log in as it.
    public static List<Resource> resources(PostgresPaths paths, Credentials credentials, String... accepted) {
        var directory = paths.home() + "/.ssh";
        var lines = List.of(accepted).stream().map(credentials::sshPublicKey).toList();
        return List.of(
                new Directory(directory, "0700", paths.user(), paths.user()),
                new SecretFile(directory + "/id_ed25519", credentials.sshKey(PAIR), "0600", paths.user(), paths.user()),
                new FileLines(directory + "/authorized_keys", lines, "0600", paths.user(), paths.user()));
    }
}
