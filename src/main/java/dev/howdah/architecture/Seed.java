package dev.howdah.architecture;

import java.util.ArrayList;
import java.util.List;

/// Choices that look random and are the same for the same name of a cluster, on any machine and in any version.
///
/// FNV-1a makes a number of the name, SplitMix64 makes more numbers of that one.
final class Seed {

    private long state;

    Seed(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        state = hash;
    }

    /// A number from 0 to below the bound.
    int next(int bound) {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }

    <T> List<T> shuffled(List<T> items) {
        var result = new ArrayList<>(items);
        for (int last = result.size() - 1; last > 0; last--) {
            int other = next(last + 1);
            T item = result.get(other);
            result.set(other, result.get(last));
            result.set(last, item);
        }
        return result;
    }
}
