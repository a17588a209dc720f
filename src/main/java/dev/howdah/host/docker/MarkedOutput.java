package dev.howdah.host.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One stream of a shell, cut at the marks: a line with the mark, the output, an empty or ended line, and a line with
/// the mark and a number. Not for several threads at once.
final class MarkedOutput {

    private static final int LONGEST_STATUS = 5;

    private final byte[] mark;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private String tail = "";

    MarkedOutput(String mark) {
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    void add(byte[] bytes) {
        received.writeBytes(bytes);
        tail = lastOf(tail, bytes);
    }

    /// The last bytes, enough to hold the closing mark, so that megabytes are not searched again and again.
    private String lastOf(String before, byte[] bytes) {
        int room = mark.length + LONGEST_STATUS + 2;
        int from = Math.max(0, bytes.length - room);
        var joined = before + new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        return joined.substring(Math.max(0, joined.length() - room));
    }

    boolean isComplete() {
        return tail.endsWith("\n") && tail.contains(closing());
    }

    /// What stands after the closing mark: an exit status.
    String afterMark() {
        return tail.substring(tail.indexOf(closing()) + closing().length()).strip();
    }

    /// The output between the marks; then waits for the next one.
    String take() {
        var text = received.toString(StandardCharsets.UTF_8);
        var opening = new String(mark, StandardCharsets.UTF_8) + "\n";
        int from = text.indexOf(opening) + opening.length();
        int to = text.lastIndexOf(closing());
        received.reset();
        tail = "";
        return text.substring(from, Math.max(from, to));
    }

    private String closing() {
        return "\n" + new String(mark, StandardCharsets.UTF_8) + " ";
    }
}
