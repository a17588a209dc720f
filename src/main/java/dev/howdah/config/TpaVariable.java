package dev.howdah.config;

import java.util.List;
import java.util.Optional;

/// A variable that files written for TPA may have and that no setting of ours stands for.
///
/// @param name the whole name, or its beginning and `*`
/// @param refused whether passing over it would give another cluster than the one that was described
/// @param why why it has no effect, or what to do instead
record TpaVariable(String name, boolean refused, String why) {

    private static final String TABLE = "tpa-variables.tsv";

    static Optional<TpaVariable> of(String name) {
        return Holder.ALL.stream().filter(known -> known.covers(name)).findFirst();
    }

    /// Whether the table has the name itself, not only its beginning.
    static boolean isExact(String name) {
        return Holder.ALL.stream().anyMatch(known -> known.name.equals(name));
    }

    private boolean covers(String other) {
        return name.endsWith("*") ? other.startsWith(name.substring(0, name.length() - 1)) : name.equals(other);
    }

    private static final class Holder {
        static final List<TpaVariable> ALL = read();
    }

    private static List<TpaVariable> read() {
        return Resource.text(TpaVariable.class, TABLE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 3))
                .map(column -> new TpaVariable(column[0], column[1].equals("error"), column[2]))
                .toList();
    }
}
