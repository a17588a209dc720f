package dev.howdah.platform;

import dev.howdah.host.ssh.HostKey;
import java.util.List;

/// Somebody who can tell whether host keys are those of the servers that are meant.
@FunctionalInterface
public interface HostKeyApproval {

    boolean isRight(List<HostKey> keys);
}
