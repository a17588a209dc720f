package dev.howdah.e2e;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// When a test fails, keeps what the hosts have in their journals, in `target/evidence`: the clusters are gone a moment
/// later. All clusters of these sources that run, as another class may have its own beside this one.
final class Evidence implements TestWatcher {

    private static final Path HERE = Path.of("target").toAbsolutePath();

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        var clusters = HERE.resolve("e2e") + "/";
        var kept = HERE.resolve("evidence")
                .resolve(context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName());
        for (var line : Docker.lines("ps", "--format", "{{.Names}} {{.Label \"dev.howdah.directory\"}}")) {
            int space = line.indexOf(' ');
            if (line.startsWith(clusters, space + 1)) {
                keep(line.substring(0, space), kept);
            }
        }
        System.out.println("journals are kept in " + kept);
    }

    private static void keep(String container, Path directory) {
        var journal = Docker.run("exec", container, "journalctl", "--no-pager", "-o", "short-precise");
        TestCluster.write(directory.resolve(container + ".log"), journal.all());
    }
}
