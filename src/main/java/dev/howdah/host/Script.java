package dev.howdah.host;

import java.time.Duration;

/// A POSIX shell script that a host gets over standard input, never as an argument.
///
/// It may hold secrets, so it is never printed: see [#toString()].
///
/// @param limit how long it may run before the connection is given up
public record Script(String text, Duration limit) {

    /// Long enough for a question, short enough to notice a host that hangs.
    public static final Duration QUESTION_LIMIT = Duration.ofSeconds(60);

    public static Script question(String text) {
        return new Script(text, QUESTION_LIMIT);
    }

    /// A word that the shell takes literally, whatever is in it.
    public static String quote(String word) {
        if (!word.isEmpty() && word.chars().allMatch(Script::isPlain)) {
            return word;
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// A command line of literal words.
    public static String words(String... words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quote(word));
        }
        return line.toString();
    }

    private static boolean isPlain(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || "_-./:=@%+,".indexOf(character) >= 0);
    }

    @Override
    public String toString() {
        return "script of " + text.lines().count() + " lines";
    }
}
