package dev.howdah.operation.configure.option;

import java.util.List;

/// Options that TPA has and Howdah has not, each with what to do instead. They are known, so that nobody has to guess.
public final class RefusedOptions {

    private static final String NO_PEM = "PEM is not built; leave it out and monitor with what you have";
    private static final String NO_BEACON = "the Beacon agent is not built; leave it out";
    private static final String FROM_SOURCE = "installing from source is not built; packages are what is deployed";
    private static final String NO_TOWER =
            "Howdah needs no Ansible, so no Tower either; run `howdah deploy` in its place";
    private static final String NOT_M1 = "that belongs to the architectures of BDR and PGD; M1 has none of it";

    /// One that is refused.
    ///
    /// @param because one sentence: why, and what to do instead
    public record Refused(Option option, String because) {}

    public static final List<Refused> ALL = List.of(
            some("--2Q-repositories", "2ndQuadrant's repositories are gone; name EDB's with --edb-repositories"),
            flag(
                    "--use-volatile-subscriptions",
                    "2ndQuadrant's repositories are gone, and their subscriptions with them; leave it out"),
            one("--use-ansible-tower", NO_TOWER),
            one("--use-redhat-aac", NO_TOWER),
            one("--tower-git-repository", NO_TOWER),
            some("--install-from-source", FROM_SOURCE),
            some("--local-source-directories", FROM_SOURCE),
            one("--shared-ccache", FROM_SOURCE),
            flag("--enable-pem", NO_PEM),
            one("--pem-server-package-version", NO_PEM),
            one("--pem-agent-package-version", NO_PEM),
            flag("--enable-pg-backup-api", "pg-backup-api is not built; `howdah exec` runs barman on its host"),
            one("--pg-backup-api-package-version", "pg-backup-api is not built; leave it out"),
            flag("--enable-beacon-agent", NO_BEACON),
            one("--beacon-agent-project-id", NO_BEACON),
            one("--beacon-agent-package-version", NO_BEACON),
            one("--pglogical-package-version", NOT_M1),
            one("--bdr-package-version", NOT_M1),
            one("--pgdcli-package-version", NOT_M1),
            one("--pgd-proxy-package-version", NOT_M1));

    private RefusedOptions() {}

    private static Refused flag(String name, String because) {
        return new Refused(Option.flag(name, because), because);
    }

    private static Refused one(String name, String because) {
        return new Refused(Option.one(name, "WORD", because), because);
    }

    private static Refused some(String name, String because) {
        return new Refused(Option.some(name, "WORD", because), because);
    }
}
