package dev.howdah.operation.configure;

import dev.howdah.config.Additions;
import dev.howdah.model.Platform;
import java.util.List;
import java.util.Optional;

/// What a new cluster stands on.
///
/// @param addresses of the nodes, in order of their numbers
/// @param additions keys of config.yml that the platform's own record does not carry
record Ground(Platform platform, List<Optional<String>> addresses, Additions additions) {}
