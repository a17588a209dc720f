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
        System.out.print(file.getFileName() + " " + figures.line());
        try {
            Files.writeString(file, figures.line(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
