package dev.howdah.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The lines of a suite, in `target/faults/NAME.md`: each is there as soon as it is known.
record FaultTable(Path file) {

    static FaultTable of(String name) {
        var file = Path.of("target", "faults", name + ".md");
        TestCluster.write(file, FaultFigures.HEADER);
        return new FaultTable(file);
    }

    /// Where the page of a drill goes.
    Path page(String name) {
        return file.resolveSibling(name + ".html").toAbsolutePath();
    }

    void add(FaultFigures figures) {
        append(figures.line());
    }

    /// A fault of which there are no figures, as something did not happen at all.
    void failed(String fault, String why) {
        append("| %s | | | | | %s |%n"
                .formatted(fault, why.strip().lines().findFirst().orElse("").replace("|", "/")));
    }

    private void append(String line) {
        System.out.print(file.getFileName() + " " + line);
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
