package dev.howdah.secret;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Files that only their owner may read, written whole or not at all: first beside their place, then renamed.
final class PrivateFile {

    private PrivateFile() {}

    /// Writes a file that must survive a crash of this machine too.
    static void write(Path file, String content) {
        write(file, content, "rw-------", StandardOpenOption.SYNC);
    }

    /// Writes a file that can be made again.
    static void writeQuickly(Path file, String content) {
        write(file, content, "rw-------", StandardOpenOption.WRITE);
    }

    /// Writes a file that everybody may read.
    static void writePublic(Path file, String content) {
        write(file, content, "rw-r--r--", StandardOpenOption.SYNC);
    }

    private static void write(Path file, String content, String mode, StandardOpenOption option) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
            var thread =
                    ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
            var beside = file.resolveSibling("." + file.getFileName() + ".new-" + thread);
            Files.deleteIfExists(beside);
            Files.createFile(beside, permissions);
            try {
                Files.writeString(beside, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE, option);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw unusable(file, "cannot be written", e);
        }
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    static ProblemException unusable(Path file, String what, IOException e) {
        return new ProblemException(
                Category.WRONG_INPUT,
                Problem.inFile(file.toString(), 0, "the file " + what + ": " + reason(e))
                        .withRemedy(
                                "check who owns the cluster's directory, its modes, and that the disk is not full"));
    }

    private static String reason(IOException e) {
        var simple = e.getClass().getSimpleName().replace("Exception", "");
        return Set.of("AccessDenied", "NoSuchFile", "FileAlreadyExists").contains(simple)
                ? simple
                : String.valueOf(e.getMessage());
    }
}
