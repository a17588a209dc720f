package dev.howdah.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Read back by the system's own tar, which is what hosts have.
class TarTest {

    @TempDir
    Path directory;

    private Upload file(String name, int size) throws IOException {
        var content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 7);
        }
        return Upload.of(Files.write(directory.resolve(name), content));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void tarReadsItWhateverTheSizes() throws Exception {
        var uploads = List.of(file("a", 0), file("b", 511), file("c", 512), file("d", 100_001));
        var tar = directory.resolve("tar");
        try (var stream = Tar.of(uploads)) {
            Files.copy(stream, tar);
        }
        var target = Files.createDirectory(directory.resolve("out"));
        run("tar", "-x", "-f", tar.toString(), "-C", target.toString());
        for (var upload : uploads) {
            assertThat(target.resolve(upload.sha256())).hasSameBinaryContentAs(upload.file());
        }
        assertThat(Files.size(tar) % 512).isZero();
    }

    @Test
    void aFileThatShrinksMeanwhileIsAnErrorAndNotARubbishArchive() throws Exception {
        var upload = file("e", 5000);
        Files.write(upload.file(), new byte[10]);
        try (var stream = Tar.of(List.of(upload))) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("shorter");
        }
    }

    /// A connection that only runs scripts, here.
    private record LocalScripts(Path root, List<String> scripts) implements Connection {
        @Override
        public Result run(Script script) {
            var text = script.text().replace(Upload.WAITING, root.toString());
            scripts.add(text);
            try {
                var process = new ProcessBuilder("sh").redirectErrorStream(true).start();
                try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
                    input.write(text);
                }
                var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), out, "");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void filesGoOverAnyConnectionThatRunsScripts() throws Exception {
        var target = directory.resolve("waiting");
        var scripts = new ArrayList<String>();
        var uploads = List.of(file("f", 3_000_000), file("g", 17));
        new LocalScripts(target, scripts).send("kame", uploads);
        for (var upload : uploads) {
            assertThat(target.resolve(upload.sha256())).hasSameBinaryContentAs(upload.file());
        }
        try (var left = Files.list(target)) {
            assertThat(left).hasSize(2);
        }
        assertThat(scripts).hasSize(4);
    }
}
