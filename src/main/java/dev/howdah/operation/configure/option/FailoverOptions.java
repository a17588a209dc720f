package dev.howdah.operation.configure.option;

import dev.howdah.model.FailoverSpeed;
import java.util.List;
import java.util.Optional;

/// What promotes a replica where the primary is lost.
public final class FailoverOptions {

    private static final String ENABLE = "--enable-";

    public static final Option MANAGER = Option.one("--failover-manager", "NAME", "The failover manager.")
            .among(List.of("repmgr", "patroni", "efm"));
    public static final Option REPMGR = Option.flag(ENABLE + "repmgr", "The same as --failover-manager repmgr.");
    public static final Option PATRONI = Option.flag(ENABLE + "patroni", "The same as --failover-manager patroni.");
    public static final Option EFM = Option.flag(ENABLE + "efm", "The same as --failover-manager efm.");
    public static final Option DCS = Option.one("--patroni-dcs", "NAME", "Patroni: where it keeps its state.")
            .normally("etcd")
            .among(List.of("etcd"));
    public static final Option PATRONI_FLAVOUR = Option.one(
                    "--patroni-package-flavour", "NAME", "Patroni: whose packages (default: edb where EDB's are used).")
            .among(List.of("community", "edb"));
    public static final Option EFM_BY_NAME =
            Option.flag("--efm-bind-by-hostname", "EFM: its agents bind to host names instead of addresses.");

    public static final Option SPEED = Option.one(
                    "--failover-speed",
                    "NAME",
                    "How quickly a primary is taken for lost: the time-outs of all parts, made to fit each other"
                            + " (default: each part's own).")
            .among(FailoverSpeed.words());

    public static final Option SYNCHRONOUS = Option.one(
                    "--synchronous",
                    "MODE",
                    "Commits wait for a replica, so that a failover loses nothing: any of them (quorum), or the first of a"
                            + " list (named).")
            .among(List.of("quorum", "named"));

    /// Other ways to say `--failover-manager`.
    public static final List<Option> SHORT = List.of(REPMGR, PATRONI, EFM);

    static final OptionGroup GROUP = OptionGroup.of(
            "Failover", MANAGER, REPMGR, PATRONI, EFM, DCS, PATRONI_FLAVOUR, EFM_BY_NAME, SPEED, SYNCHRONOUS);

    private FailoverOptions() {}

    /// The manager that an option such as `--enable-repmgr` stands for.
    public static Optional<String> managerOf(Option option) {
        for (var one : SHORT) {
            if (one.name().equals(option.name())) {
                return Optional.of(one.name().substring(ENABLE.length()));
            }
        }
        return Optional.empty();
    }
}
