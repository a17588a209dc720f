package dev.howdah.host.ssh;

import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// How scripts go to a shell one after the other over one stream, and how their results come back over another.
///
/// Each script is a here-document for a second shell, which reads and parses it whole before it runs any of it (the
/// braces), so that half a script never runs and no command in it can swallow the rest. What it prints goes into
/// files of the host and is sent when it has ended: a script whose connection breaks runs on to its end, as nothing
/// that it does needs the connection.
final class ScriptFrame {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_END = 96;

    private final String mark;

    private ScriptFrame(String mark) {
        this.mark = mark;
    }

    static ScriptFrame fresh() {
        var nonce = new byte[9];
        RANDOM.nextBytes(nonce);
        return new ScriptFrame("@" + HexFormat.of().formatHex(nonce));
    }

    /// What the shell gets before its first script. Accounts have other umasks and search paths than root's shell.
    String preamble() {
        return """
                umask 022; cd /; PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
                trap 'rm -rf "$howdah_files"' EXIT; trap 'exit 1' HUP INT TERM PIPE
                howdah_files=$(mktemp -d /run/howdah-ssh.XXXXXX 2>/dev/null || mktemp -d) || exit 1
                """;
    }

    String wrapped(Script script) {
        return """
                /bin/sh >"$howdah_files/out" 2>"$howdah_files/err" <<'%2$s'
                {
                %1$s
                } </dev/null
                exit
                %2$s
                howdah_status=$?; printf '%%s\\n' %2$s; cat "$howdah_files/out"; printf '\\n%%s %%s\\n' %2$s $howdah_status
                cat "$howdah_files/err"; printf '\\n%%s end\\n' %2$s
                """.formatted(script.text(), mark);
    }

    /// Reads up to the end of one result.
    ///
    /// @return nothing where the stream ends before
    Optional<Result> read(InputStream stream) throws IOException {
        var received = new ByteArrayOutputStream();
        var buffer = new byte[65536];
        var tail = "";
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            received.write(buffer, 0, count);
            int from = Math.max(0, count - LONGEST_END);
            var joined = tail + new String(buffer, from, count - from, StandardCharsets.ISO_8859_1);
            tail = joined.substring(Math.max(0, joined.length() - LONGEST_END));
            if (tail.endsWith("\n" + mark + " end\n")) {
                return Optional.of(result(received.toString(StandardCharsets.UTF_8)));
            }
        }
        return Optional.empty();
    }

    /// What a login shell printed before our first mark is passed over.
    private Result result(String text) {
        int out = text.indexOf(mark + "\n") + mark.length() + 1;
        int status = text.lastIndexOf("\n" + mark + " ", text.length() - mark.length() - 8);
        int err = text.indexOf('\n', status + 1) + 1;
        int end = text.length() - (mark.length() + "\n end\n".length());
        return new Result(
                Integer.parseInt(text.substring(status + mark.length() + 2, err - 1)),
                text.substring(out, Math.max(out, status)),
                text.substring(err, Math.max(err, end)));
    }
}
