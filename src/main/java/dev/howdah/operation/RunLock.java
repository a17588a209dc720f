package dev.howdah.operation;

import dev.howdah.engine.RunId;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Excludes two runs on one cluster directory from each other.
///
/// The operating system frees it when its process ends, however it ends: it is never stale.
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    public static RunLock take(Path notes, RunId run) {
        var file = notes.resolve("lock");
        try {
            Files.createDirectories(notes);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw taken(file);
            }
            Files.writeString(notes.resolve("lock.owner"), run.line() + "\n");
            return new RunLock(channel);
        } catch (IOException e) {
            throw new ProblemException(
                    Category.WRONG_INPUT,
                    Problem.inFile(file.toString(), 0, "the lock cannot be taken: " + e.getMessage())
                            .withRemedy("check who owns the cluster's directory and that the disk is not full"));
        }
    }

    private static @Nullable Object tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static ProblemException taken(Path file) throws IOException {
        var owner = file.resolveSibling("lock.owner");
        var words = Files.exists(owner) ? RunId.parse(Files.readString(owner)).words() : "another run";
        return new ProblemException(
                Category.STEP_FAILED,
                Problem.inFile(file.toString(), 0, "this cluster is being worked on by " + words)
                        .withRemedy("wait for it to end"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // closing frees the lock even where it fails
        }
    }
}
