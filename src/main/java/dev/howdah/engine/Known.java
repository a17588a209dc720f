package dev.howdah.engine;

import java.util.function.Function;

/// The answer to a fact, or why there is none yet.
public sealed interface Known<T> {

    record Answer<T>(T value) implements Known<T> {}

    record NotYet<T>(String why) implements Known<T> {}

    default <R> Known<R> map(Function<T, R> reading) {
        return switch (this) {
            case Answer<T>(T value) -> new Answer<>(reading.apply(value));
            case NotYet<T>(String why) -> new NotYet<>(why);
        };
    }

    /// The value, or a fallback where it is not known.
    default T orElse(T fallback) {
        return switch (this) {
            case Answer<T>(T value) -> value;
            case NotYet<T> _ -> fallback;
        };
    }
}
