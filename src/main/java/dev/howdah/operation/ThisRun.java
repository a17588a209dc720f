package dev.howdah.operation;

import dev.howdah.engine.HostLock;
import dev.howdah.engine.RunId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/// Who runs this process, with what lock, and whether the process of another run on this machine is gone.
public final class ThisRun {

    private ThisRun() {}

    public static RunId begin(Instant now) {
        return RunId.of(owner(), ProcessHandle.current().pid(), now);
    }

    /// @param breakOthers the user's word that any other lock is stale
    static HostLock lock(RunId run, boolean breakOthers) {
        return new HostLock(run, breakOthers, ThisRun::isDead);
    }

    /// A run is known to be dead only if it came from this machine and this account, and its process is gone.
    static boolean isDead(RunId run) {
        return run.owner().equals(owner())
                && ProcessHandle.of(run.process())
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static String owner() {
        return System.getProperty("user.name", "unknown") + "@" + machine();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
