package dev.howdah.operation.drill;

import dev.howdah.engine.Stop;
import dev.howdah.engine.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for conditions, but not longer than the user wishes.
record Patience(Stop stop) {

    /// @return whether it came true within the limit
    boolean await(Duration limit, Duration poll, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (stop.isRequested() || System.nanoTime() > end) {
                return false;
            }
            Ticker.pause(poll);
        }
        return true;
    }
}
