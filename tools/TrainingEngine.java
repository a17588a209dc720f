import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plays a Docker engine while the AOT cache is trained (tools/build.sh): every container of the cluster runs, and
/// every question to it is answered with (next to) nothing. Not part of the product. Nothing is run, whatever is asked.
///
/// Arguments: path of the socket to listen on, and the cluster's directory.
public final class TrainingEngine {

    private static final Pattern INSTANCE = Pattern.compile("(?m)^- Name: ([a-z0-9-]+)\n(?:  .*\n)*?  ip_address: (.*)$");

    private final Path directory;

    private TrainingEngine(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        var engine = new TrainingEngine(Path.of(arguments[1]));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(arguments[0]));
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> engine.serve(socket));
            }
        }
    }

    private void serve(SocketChannel socket) {
        try (socket) {
            var in = Channels.newInputStream(socket);
            var out = Channels.newOutputStream(socket);
            for (var request = line(in); !request.isEmpty(); request = line(in)) {
                int length = 0;
                for (var header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase().startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                in.readNBytes(length);
                answer(request.split(" ")[1].replaceFirst("^/v[0-9.]+", ""), in, out);
            }
        } catch (IOException e) {
            return; // the client is gone
        }
    }

    private void answer(String path, InputStream in, OutputStream out) throws IOException {
        if (path.startsWith("/containers/json")) {
            reply(out, "200 OK", "[" + INSTANCE.matcher(config()).results()
                    .filter(found -> !path.contains("name") || path.contains(found.group(1)))
                    .map(found -> container(found.group(1), found.group(2)))
                    .collect(Collectors.joining(",")) + "]");
        } else if (path.matches("/containers/[^/]+/json.*")) {
            var name = path.split("/")[2];
            reply(out, "200 OK", "{\"Id\":\"" + name + "\",\"State\":{\"Status\":\"running\",\"Running\":true},"
                    + "\"Config\":{\"Labels\":" + labels(name) + "}}");
        } else if (path.matches("/containers/[^/]+/exec")) {
            reply(out, "201 Created", "{\"Id\":\"e\"}");
        } else if (path.startsWith("/exec/")) {
            out.write(("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n"
                    + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            talk(in, out);
        } else {
            reply(out, "404 Not Found", "{\"message\":\"no such thing\"}");
        }
    }

    private String config() throws IOException {
        var file = directory.resolve("config.yml");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String container(String name, String address) {
        return "{\"Id\":\"" + name + "\",\"Names\":[\"/" + name + "\"],\"Image\":\"howdah/debian:12\",\"State\":\"running\","
                + "\"Status\":\"Up 2 hours\",\"Labels\":" + labels(name) + ",\"NetworkSettings\":{\"Networks\":{\"net\":"
                + "{\"IPAddress\":\"" + address + "\"}}}}";
    }

    private String labels(String name) {
        return "{\"dev.howdah.cluster\":\"" + directory.getFileName() + "\",\"dev.howdah.directory\":\"" + directory
                + "\",\"dev.howdah.instance\":\"" + name + "\"}";
    }

    private static void reply(OutputStream out, String status, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    /// Answers scripts until the client hangs up: each question in them with nothing.
    private static void talk(InputStream in, OutputStream out) throws IOException {
        var script = new StringBuilder();
        for (var line = text(in); line != null; line = text(in)) {
            script.append(line).append('\n');
            if (line.startsWith("howdah_status=$?; printf")) {
                var mark = line.replaceFirst(".* (@[0-9a-f]+) \\$howdah_status.*", "$1");
                var answers = new StringBuilder(mark + "\n");
                var questions = Pattern.compile("(@[0-9a-f]{18}) begin ([0-9]+)").matcher(script);
                var seen = new TreeSet<String>();
                while (questions.find()) {
                    if (seen.add(questions.group())) {
                        answers.append('\n').append(questions.group()).append('\n')
                                .append(word(script.substring(questions.end()))).append('\n').append(questions.group(1))
                                .append(" end ").append(questions.group(2)).append(" 0\n");
                    }
                }
                frame(out, 1, answers + "\n" + mark + " 0\n");
                frame(out, 2, mark + "\n\n" + mark + " 0\n");
                script.setLength(0);
            }
        }
    }

    /// A question that answers by one of several words gets the first of them.
    private static String word(String following) {
        var own = following.split("@[0-9a-f]{18} end", 2)[0];
        var word = Pattern.compile("then echo ([A-Z]{3,})").matcher(own);
        return word.find() ? word.group(1) : "";
    }

    private static void frame(OutputStream out, int stream, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(8 + bytes.length).put((byte) stream).putInt(4, bytes.length).put(8, bytes);
        out.write(frame.array());
    }

    private static String line(InputStream in) throws IOException {
        var text = text(in);
        return text == null ? "" : text.stripTrailing();
    }

    private static String text(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            bytes.write(next);
        }
        return null;
    }
}
