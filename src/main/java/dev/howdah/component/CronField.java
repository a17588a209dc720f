package dev.howdah.component;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One of the five fields of a line of a crontab.
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    /// Sunday is 0 and 7.
    WEEKDAY("day of week", 0, 7, "sun mon tue wed thu fri sat");

    private final String words;
    private final int low;
    private final int high;
    /// Words that may stand for numbers, the first of them for the smallest.
    private final String names;

    CronField(String words, int low, int high, String names) {
        this.words = words;
        this.low = low;
        this.high = high;
        this.names = names;
    }

    /// The numbers that a field stands for; all of them for `*`.
    ///
    /// @throws IllegalArgumentException whose message says what is wrong
    SortedSet<Integer> numbers(String text) {
        var numbers = new TreeSet<Integer>();
        for (var part : text.split(",", -1)) {
            add(part, numbers);
        }
        return numbers;
    }

    private void add(String part, SortedSet<Integer> numbers) {
        int slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : step(part.substring(slash + 1), part);
        int dash = range.indexOf('-');
        int from;
        int to;
        if (range.equals("*")) {
            from = low;
            to = this == WEEKDAY ? 6 : high;
        } else if (dash < 0) {
            if (slash >= 0) {
                throw wrong(part, "a step needs * or a range before it");
            }
            from = number(range, part);
            to = from;
        } else {
            from = number(range.substring(0, dash), part);
            to = number(range.substring(dash + 1), part);
        }
        if (from > to) {
            throw wrong(part, "the range runs backwards");
        }
        for (int number = from; number <= to; number += step) {
            numbers.add(this == WEEKDAY ? number % 7 : number);
        }
    }

    private int step(String text, String part) {
        return digits(text)
                .filter(step -> step > 0)
                .orElseThrow(() -> wrong(part, "the step must be a number above 0"));
    }

    private int number(String text, String part) {
        int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0 && !text.isEmpty()) {
            return low + name;
        }
        return digits(text)
                .filter(number -> number >= low && number <= high)
                .orElseThrow(() -> wrong(
                        part, "must be from " + low + " to " + high + (names.isEmpty() ? "" : " or one of " + names)));
    }

    private static Optional<Integer> digits(String text) {
        return text.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private IllegalArgumentException wrong(String part, String why) {
        return new IllegalArgumentException("'" + part + "' is no " + words + " of cron: " + why);
    }
}
