package dev.howdah.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Calls a task again and again, on a thread of its own, until it is closed. Beside [Parallel] the only class that
/// starts a thread.
public final class Ticker implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration period;
    private final Runnable task;

    private Ticker(Duration period, Runnable task) {
        this.period = period;
        this.task = task;
    }

    /// Starts; the first call comes after one period.
    public static Ticker every(Duration period, Runnable task) {
        var ticker = new Ticker(period, task);
        Thread.ofPlatform().name("ticker").daemon().start(ticker::run);
        return ticker;
    }

    private void run() {
        while (!pausedUntilClosed()) {
            task.run();
        }
    }

    private boolean pausedUntilClosed() {
        try {
            return closed.await(period.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Waits for one period on the caller's own thread; true once closed.
    public static boolean pause(Duration period) {
        return new Ticker(period, () -> {}).pausedUntilClosed();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
