package dev.howdah.engine;

import java.util.AbstractList;
import java.util.List;

/// The lines of a text that is new as a whole, each marked with `+`. They are made when somebody reads them: in a large
/// cluster, where each host has files that name all others, that is millions of lines, and a deploy reads none.
public final class NewLines extends AbstractList<String> {

    private final String text;
    private volatile List<String> lines = List.of();

    public NewLines(String text) {
        this.text = text;
    }

    @Override
    public String get(int index) {
        return lines().get(index);
    }

    @Override
    public int size() {
        return lines().size();
    }

    @Override
    public boolean isEmpty() {
        return text.isEmpty();
    }

    private List<String> lines() {
        if (lines.isEmpty() && !text.isEmpty()) {
            lines = text.lines().map(line -> "+ " + line).toList();
        }
        return lines;
    }
}
