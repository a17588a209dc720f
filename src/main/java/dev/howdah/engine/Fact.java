package dev.howdah.engine;

import dev.howdah.host.Interpreter;
import dev.howdah.host.Question;
import dev.howdah.host.Shell;
import java.util.function.Function;

/// A question to a host with the pure reading of its answer.
///
/// The question exits with 0 whenever it could be asked ("no such file" is an answer, not an error).
///
/// @param name for messages
public record Fact<T>(String name, Question question, Function<String, T> reading) {

    public static <T> Fact<T> of(String name, Interpreter interpreter, String question, Function<String, T> reading) {
        return new Fact<>(name, new Question(interpreter, question), reading);
    }

    public static <T> Fact<T> sh(String name, String question, Function<String, T> reading) {
        return of(name, Shell.SH, question, reading);
    }
}
