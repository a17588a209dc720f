package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.model.Instance;
import dev.howdah.operation.compliance.Standard;
import java.util.List;
import java.util.function.Function;

/// What `howdah test` looks at, in the order in which it tells.
public final class Checks {

    private Checks() {}

    /// That a standard of security is kept; asked for by name only.
    public static Check compliance(Standard standard) {
        return new Compliance(standard);
    }

    /// @param units that have to run on an instance
    /// @param guarded files that others may not read or change
    public static List<Check> all(
            FailoverManager manager,
            Function<Instance, List<String>> units,
            Function<Instance, List<GuardedFile>> guarded) {
        return List.of(
                new HostAnswers(),
                new OnePrimary(),
                new ReplicationChain(),
                new Timelines(),
                new ReplicaSlot(manager),
                new SlotsActive(manager),
                new SynchronousState(),
                new ManagerAgrees(manager),
                new EtcdHealth(),
                new WalReceived(),
                new BackupsTaken(),
                new BarmanCheck(),
                new LoadBalancers(),
                new Pools(),
                new Encryption(),
                new Certificate(),
                new PasswordsHashed(),
                new HostAccess(),
                new DataChecksums(),
                new SettingsInEffect(),
                new Services(units),
                new FileModes(guarded),
                new DiskSpace(),
                new Clocks());
    }
}
