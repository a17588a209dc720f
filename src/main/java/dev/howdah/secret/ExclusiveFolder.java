package dev.howdah.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A folder in which one thread of one process at a time makes new things.
final class ExclusiveFolder {

    private final Path folder;
    private final ReentrantLock threads = new ReentrantLock(); // file locks exclude other processes only

    ExclusiveFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    <T> T alone(Supplier<T> work) {
        threads.lock();
        try {
            Files.createDirectories(folder);
            var lock = folder.resolve(".lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw PrivateFile.unusable(folder, "cannot be locked", e);
        } finally {
            threads.unlock();
        }
    }
}
