package dev.howdah.platform.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Waits for conditions in AWS, where things take a while to become so and nobody tells when they are.
final class Waiting {

    private final Duration pause;
    private final InstantSource clock;

    /// @param pause between two looks
    Waiting(Duration pause, InstantSource clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /// Whether the condition came true within the limit.
    boolean until(Duration limit, BooleanSupplier condition) {
        var end = clock.instant().plus(limit);
        while (!condition.getAsBoolean()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            pause();
        }
        return true;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
