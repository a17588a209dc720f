package dev.howdah.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// Runs tasks side by side, one for each item. The only place that starts threads.
///
/// They are threads of the operating system: a virtual one that waits at a socket starts the JVM's poller, which stays
/// in native code, and a JVM with a thread in native code waits 300 ms before it ends. ADR 0021 has the figures.
public final class Parallel {

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("howdah-", 0).daemon().factory();

    private Parallel() {}

    /// Results by item, in the order of the items. An exception of a task is thrown once all have ended.
    public static <K, V> SequencedMap<K, V> map(Collection<K> items, Function<K, V> task) {
        return map(Executors.newThreadPerTaskExecutor(THREADS), items, task);
    }

    /// The same for tasks that compute instead of waiting: no more threads than processors.
    public static <K, V> SequencedMap<K, V> compute(Collection<K> items, Function<K, V> task) {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, items.size()));
        return map(Executors.newFixedThreadPool(threads, THREADS), items, task);
    }

    private static <K, V> SequencedMap<K, V> map(ExecutorService threads, Collection<K> items, Function<K, V> task) {
        var futures = new LinkedHashMap<K, Future<V>>();
        try (threads) {
            items.forEach(item -> {
                Callable<V> call = () -> task.apply(item);
                futures.put(item, threads.submit(call));
            });
        }
        var results = new LinkedHashMap<K, V>();
        futures.forEach((item, future) -> results.put(item, result(future)));
        return results;
    }

    /// Runs tasks side by side and waits for all.
    public static void all(Runnable... tasks) {
        map(new ArrayList<>(List.of(tasks)), task -> {
            task.run();
            return true;
        });
    }

    /// Two results of tasks that run side by side.
    public record Both<A, B>(A one, B other) {}

    /// Runs two tasks side by side and waits for both. An exception of one is thrown once both have ended, the first
    /// one's where both fail.
    public static <A, B> Both<A, B> both(Callable<A> one, Callable<B> other) {
        try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
            var first = executor.submit(one);
            var second = executor.submit(other);
            return new Both<>(result(first), result(second));
        }
    }

    /// Starts a task whose end nobody waits for, and which may be cut off by the end of the process.
    public static void besides(Runnable task) {
        THREADS.newThread(task).start();
    }

    private static <V> V result(Future<V> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
