package dev.howdah.operation.configure.option;

import dev.howdah.model.FailoverChoice;
import java.util.Optional;

/// What promotes a replica where the primary is lost.
public final class FailoverOptions {

    public static final Option MANAGER =
            Option.one("--failover-manager", "NAME", "The failover manager.").among(FailoverChoice.words());
    public static final Option REPMGR = Option.flag("--enable-repmgr", "The same as --failover-manager repmgr.");

    static final OptionGroup GROUP = OptionGroup.of("Failover", MANAGER, REPMGR);

    private FailoverOptions() {}

    /// The manager that an option such as `--enable-repmgr` stands for.
    public static Optional<String> managerOf(Option option) {
        return option.name().equals(REPMGR.name()) ? Optional.of("repmgr") : Optional.empty();
    }
}
