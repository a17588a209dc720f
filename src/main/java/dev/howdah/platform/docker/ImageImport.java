package dev.howdah.platform.docker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Gives the engine a root file system as an image, with name and labels in one request.
///
/// Not by docker-java: the engine begins to answer while it still reads, and docker-java's HTTP client then stops
/// sending; nor does it have a place for labels here.
///
/// @param engine address of its socket, such as unix:///var/run/docker.sock
record ImageImport(URI engine) {

    private static final int CHUNK = 64 * 1024;

    /// Sends the stream to its end.
    ///
    /// @return the engine's answer if it failed, else nothing
    String send(String image, Map<String, String> labels, InputStream tar) throws IOException {
        try (var socket = open();
                var out = new BufferedOutputStream(Channels.newOutputStream(socket), CHUNK + 16)) {
            out.write(head(image, labels).getBytes(StandardCharsets.UTF_8));
            var buffer = new byte[CHUNK];
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                chunk(out, buffer, count);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            var answer = new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200") && !answer.contains("\"error\"") ? "" : answer;
        }
    }

    private static void chunk(OutputStream out, byte[] bytes, int count) throws IOException {
        if (count > 0) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes, 0, count);
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String head(String image, Map<String, String> labels) {
        var target = new StringBuilder("/images/create?fromSrc=-&repo=").append(encoded(image));
        labels.forEach((name, value) -> target.append("&changes=").append(encoded("LABEL " + name + "=" + value)));
        return "POST " + target + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
                + "Content-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private SocketChannel open() throws IOException {
        boolean local = "unix".equals(engine.getScheme());
        SocketAddress address = local
                ? UnixDomainSocketAddress.of(engine.getPath())
                : new InetSocketAddress(engine.getHost(), engine.getPort());
        var socket = local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        socket.connect(address);
        return socket;
    }
}
