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

    /// Reads the answers out of a stream. A question without a complete answer is missing from the result.
    public Map<Integer, RawAnswer> read(String output) {
        var answers = new HashMap<Integer, RawAnswer>();
        int from = 0;
        while (true) {
            int begin = output.indexOf(nonce + " begin ", from);
            int bodyStart = begin < 0 ? -1 : output.indexOf('\n', begin) + 1;
            if (bodyStart <= 0) {
                return answers;
            }
            int number = Integer.parseInt(output.substring(output.lastIndexOf(' ', bodyStart - 1) + 1, bodyStart - 1));
            int end = output.indexOf("\n" + end(number), bodyStart - 1);
            int lineEnd = end < 0 ? -1 : output.indexOf('\n', end + 1);
            if (lineEnd < 0) {
                return answers;
            }
            int status = Integer.parseInt(
                    output.substring(end + 1 + end(number).length(), lineEnd).trim());
            answers.put(number, new RawAnswer(status, end < bodyStart ? "" : output.substring(bodyStart, end)));
            from = lineEnd;
        }
    }
}
