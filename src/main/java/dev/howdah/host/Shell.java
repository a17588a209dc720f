package dev.howdah.host;

import java.util.SequencedMap;

/// Questions in POSIX shell, each in a subshell of its own. What they print on standard error counts as the
/// answer only where they fail.
public record Shell() implements Interpreter {

    public static final Shell SH = new Shell();

    @Override
    public String fragment(SequencedMap<Integer, String> questions, Frame frame) {
        var text = new StringBuilder("howdah_err=$(mktemp)\n");
        questions.forEach((number, question) -> text.append("echo; echo '")
                .append(frame.begin(number))
                .append("'\n(\n")
                .append(question)
                .append("\n) 2>\"$howdah_err\"\nhowdah_status=$?\n")
                .append("[ $howdah_status -eq 0 ] || cat \"$howdah_err\"\n")
                .append("echo; echo '")
                .append(frame.end(number))
                .append("'$howdah_status\n"));
        return text.append("rm -f \"$howdah_err\"\n").toString();
    }
}
