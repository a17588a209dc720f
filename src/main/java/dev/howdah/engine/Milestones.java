package dev.howdah.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where instances wait for each other: milestones that are given, or that will never be given, and why.
final class Milestones {

    private final Set<Milestone> given = new HashSet<>();
    private final Map<Milestone, String> lost = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void give(Set<Milestone> milestones) {
        lock.lock();
        try {
            given.addAll(milestones);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Says that milestones will never be given; those that are given already stay so.
    void lose(Set<Milestone> milestones, String why) {
        lock.lock();
        try {
            milestones.stream()
                    .filter(milestone -> !given.contains(milestone))
                    .forEach(milestone -> lost.putIfAbsent(milestone, why));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean areGiven(Set<Milestone> milestones) {
        lock.lock();
        try {
            return given.containsAll(milestones);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all are given, or one is lost; then says why it is.
    Optional<String> await(Set<Milestone> milestones) {
        lock.lock();
        try {
            while (!given.containsAll(milestones)) {
                for (var milestone : milestones) {
                    if (lost.containsKey(milestone)) {
                        return Optional.of(lost.get(milestone));
                    }
                }
                changed.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
