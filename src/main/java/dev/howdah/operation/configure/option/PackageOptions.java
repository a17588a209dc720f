package dev.howdah.operation.configure.option;

import java.util.List;

/// Which packages, in which versions, and from where.
public final class PackageOptions {

    private static final String PIN = "-package-version";

    public static final Option EDB_REPOSITORIES = Option.some(
            "--edb-repositories",
            "NAME",
            "EDB's repositories to set up, or none (default: what the flavour and the failover manager need).");
    public static final Option PACKAGES = Option.some("--extra-packages", "NAME", "More packages for every host.");
    public static final Option OPTIONAL_PACKAGES = Option.some(
            "--extra-optional-packages", "NAME", "More packages for every host, where its repositories have them.");
    public static final Option POSTGRES_PACKAGES =
            Option.some("--extra-postgres-packages", "NAME", "More packages for hosts with Postgres.");
    public static final Option LOCAL_REPOSITORY =
            Option.flag("--enable-local-repo", "Make local-repo/, from which hosts install packages as well.");
    public static final Option LOCAL_REPOSITORY_ONLY =
            Option.flag("--use-local-repo-only", "Make local-repo/, the only place from which hosts install packages.");

    /// Versions of packages, by what stands before `-package-version`.
    public static final List<Option> PINS = List.of(
            pin("postgres"), pin("repmgr"), pin("barman"), pin("pgbouncer"), pin("patroni"), pin("etcd"), pin("efm"));

    static final OptionGroup GROUP = OptionGroup.of(
            "Packages",
            EDB_REPOSITORIES,
            PACKAGES,
            OPTIONAL_PACKAGES,
            POSTGRES_PACKAGES,
            PINS.get(0),
            PINS.get(1),
            PINS.get(2),
            PINS.get(3),
            PINS.get(4),
            PINS.get(5),
            PINS.get(6),
            LOCAL_REPOSITORY,
            LOCAL_REPOSITORY_ONLY);

    private PackageOptions() {}

    /// What a pin is for, such as `repmgr`.
    public static String pinned(Option pin) {
        return pin.name().substring(2, pin.name().length() - PIN.length());
    }

    private static Option pin(String what) {
        return Option.one(
                "--" + what + PIN,
                "VERSION",
                "Version of the packages of " + what + ", as the package manager takes it (default: the latest).");
    }
}
