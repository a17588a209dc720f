package dev.howdah.topology.drill;

import java.time.Instant;

/// A time in which a member took writes although another one had already taken some on a later timeline.
///
/// @param former the member on the earlier timeline, whose rows are lost
/// @param writes rows that it took in that time
public record TwoPrimaries(String former, String latter, Instant from, Instant to, int writes) {}
