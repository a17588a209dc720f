package dev.howdah.operation.configure;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.Layout;
import java.util.List;
import java.util.Optional;

/// What one platform adds to a new cluster.
///
/// A new platform is one implementation here, its word in `option.PlatformOptions`, options of its own in a group of
/// theirs, and its lines in [PlatformParts].
interface PlatformPart {

    /// As in `--platform`.
    String word();

    /// What the cluster stands on; empty where it cannot be known, with the reason added to the problems.
    ///
    /// @param hosts as many as the layout has nodes; node i has host i
    Optional<Ground> ground(Given given, Layout layout, List<HostChoice> hosts);
}
