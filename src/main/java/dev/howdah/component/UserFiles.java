package dev.howdah.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files that the user put into a directory of the cluster's, without hidden ones and an editor's backups.
final class UserFiles {

    private UserFiles() {}

    /// In the order of their names; none where there is no such directory.
    static List<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isMeant(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMeant(String name) {
        return !name.startsWith(".") && !name.endsWith("~");
    }
}
