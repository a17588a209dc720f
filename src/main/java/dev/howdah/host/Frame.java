package dev.howdah.host;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Separates the answers of many questions in one stream of output, by marks that no answer contains by chance.
public final class Frame {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String nonce;

    private Frame(String nonce) {
        this.nonce = nonce;
    }

    public static Frame fresh() {
        var bytes = new byte[9];
        RANDOM.nextBytes(bytes);
        return new Frame("@" + HexFormat.of().formatHex(bytes));
    }

    /// The line that must stand before the answer to a question. It begins on a line of its own.
    public String begin(int question) {
        return nonce + " begin " + question;
    }

    /// The start of the line that must follow an answer; the exit status comes after it.
    public String end(int question) {
        return nonce + " end " + question + " ";
    }

    /// Reads the answers out of a stream. A question without a complete answer is missing from the result; those after
    /// it are read all the same.
    public Map<Integer, RawAnswer> read(String output) {
        var answers = new HashMap<Integer, RawAnswer>();
        var beginMark = nonce + " begin ";
        int begin = output.indexOf(beginMark);
        while (begin >= 0) {
            int next = output.indexOf(beginMark, begin + 1);
            readOne(output.substring(begin + beginMark.length(), next < 0 ? output.length() : next), answers);
            begin = next;
        }
        return answers;
    }

    /// What stands after the last line that belongs to the frame: what was said before all ended too early.
    public String rest(String output) {
        int last = output.lastIndexOf(nonce);
        int lineEnd = last < 0 ? -1 : output.indexOf('\n', last);
        return last >= 0 && lineEnd < 0 ? "" : output.substring(lineEnd + 1);
    }

    /// @param text from the number of a question up to the next question
    private void readOne(String text, Map<Integer, RawAnswer> answers) {
        int body = text.indexOf('\n') + 1;
        if (body == 0) {
            return;
        }
        int number = Integer.parseInt(text.substring(0, body - 1));
        int end = text.indexOf("\n" + end(number), body - 1);
        int lineEnd = end < 0 ? -1 : text.indexOf('\n', end + 1);
        if (lineEnd >= 0) {
            var status = text.substring(end + 1 + end(number).length(), lineEnd);
            answers.put(
                    number,
                    new RawAnswer(Integer.parseInt(status.strip()), end < body ? "" : text.substring(body, end)));
        }
    }
}
