package dev.howdah.e2e;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for conditions: the only place where tests let time pass.
final class Await {

    private static final long POLL_MILLIS = 100;

    private Await() {}

    /// Asks until the answer is as wished.
    ///
    /// @throws AssertionError with the last answer, where it never is within the limit
    static <T> T until(String what, Duration limit, Supplier<T> question, Predicate<T> wished) {
        long end = System.nanoTime() + limit.toNanos();
        var answer = question.get();
        while (!wished.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "; last seen: " + answer);
            }
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        pause(POLL_MILLIS);
    }

    /// Leaves the processor to others between two looks at something.
    static void pause(long millis) {
        try {
            boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
