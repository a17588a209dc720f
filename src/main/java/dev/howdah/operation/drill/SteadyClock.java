package dev.howdah.operation.drill;

import java.time.Instant;
import java.time.InstantSource;

/// The time of day at the beginning, and from then on a clock that nobody sets: durations are right whatever happens
/// to the machine's time.
final class SteadyClock implements InstantSource {

    private final Instant began;
    private final long nanos = System.nanoTime();

    SteadyClock(InstantSource clock) {
        this.began = clock.instant();
    }

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - nanos);
    }
}
