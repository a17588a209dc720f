/// Fakes and builders that tests share: hosts that understand the engine's scripts without running any, made-up facts,
/// toy resources, small clusters.
@NullMarked
package dev.howdah.testing;

import org.jspecify.annotations.NullMarked;
