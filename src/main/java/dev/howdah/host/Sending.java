package dev.howdah.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;

/// Sends files over any connection that runs scripts: in pieces, as text.
final class Sending {

    private static final int PIECE = 3 << 19;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Connection connection;

    Sending(Connection connection) {
        this.connection = connection;
    }

    void send(String host, Collection<Upload> uploads) {
        var whole = Upload.WAITING + "/.tar";
        run(host, "mkdir -p " + Upload.WAITING + "; chmod 0700 " + Upload.WAITING + "; : > " + whole);
        try (var tar = Tar.of(uploads)) {
            for (var piece = next(tar); piece.length > 0; piece = next(tar)) {
                var text = Base64.getMimeEncoder().encodeToString(piece).replace("\r", "");
                run(host, "base64 -d >> " + whole + " <<'HOWDAH_PIECE'\n" + text + "\nHOWDAH_PIECE");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(host, "tar -x -f " + whole + " -C " + Upload.WAITING + " && rm -f " + whole);
    }

    private static byte[] next(InputStream tar) throws IOException {
        return tar.readNBytes(PIECE);
    }

    private void run(String host, String script) {
        var result = connection.run(new Script(script, LIMIT));
        if (!result.succeeded()) {
            throw new HostUnreachable(host, "files cannot be sent: " + (result.err() + result.out()).strip());
        }
    }
}
