package dev.howdah.operation.configure.option;

import java.util.List;

/// How config.yml is finished, and what is made beside it.
public final class FileOptions {

    public static final Option OVERRIDES = Option.some(
            "--overrides-from", "FILE", "Merge these files of YAML, with Jinja2 in them, into config.yml, in order.");
    public static final Option COMPLIANCE = Option.one(
                    "--compliance", "STANDARD", "Write the settings that a standard of security asks for.")
            .among(List.of("cis", "stig"));
    public static final Option KEYRING = Option.one(
                    "--keyring-backend",
                    "NAME",
                    "Where the password of the cluster's secrets is: system, the keyring of this machine, or legacy, a file.")
            .normally("legacy")
            .among(List.of("system", "legacy"));
    public static final Option NO_GIT = Option.flag("--no-git", "Make no git repository of the directory.");

    static final OptionGroup GROUP = OptionGroup.of("Files and secrets", OVERRIDES, COMPLIANCE, KEYRING, NO_GIT);

    private FileOptions() {}
}
