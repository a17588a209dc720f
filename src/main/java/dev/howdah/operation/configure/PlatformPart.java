package dev.howdah.operation.configure;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.Layout;
import dev.howdah.operation.configure.option.Option;
import java.util.List;
import java.util.Optional;

/// What one platform adds to a new cluster.
///
/// A new platform is one implementation here, its word and its options in `option.PlatformOptions` (or a group of its
/// own), and its line in [PlatformParts].
interface PlatformPart {

    /// As in `--platform`.
    String word();

    /// Options that mean something on this platform only; given for another one, they are refused.
    List<Option> ownOptions();

    /// What the cluster stands on; empty where it cannot be known, with the reason added to the problems.
    ///
    /// @param hosts as many as the layout has nodes; node i has host i
    Optional<Ground> ground(Given given, Layout layout, List<HostChoice> hosts);
}
