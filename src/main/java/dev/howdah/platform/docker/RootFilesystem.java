package dev.howdah.platform.docker;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Makes the root file system of an image with mmdebstrap, as one stream in tar's format.
///
/// Its output goes to `log`, in a directory that only this user can read.
///
/// @param keyring keys that sign the release, where this machine does not know them by itself
record RootFilesystem(ImageRecipe recipe, Path directory, Optional<Path> keyring) {

    /// About ten times what it takes with a mirror at hand; a mirror can hang.
    private static final String LIMIT_SECONDS = "300";

    private static final int LINES_SHOWN = 12;

    static RootFilesystem of(ImageRecipe recipe, MachineApt apt) {
        try {
            var directory = Files.createTempDirectory("howdah-image-");
            Files.writeString(directory.resolve("sources.list"), apt.sources());
            Files.writeString(directory.resolve("apt.conf"), apt.configuration());
            var finish =
                    Files.writeString(directory.resolve("finish"), "#!/bin/sh\n" + recipe.finish(apt.configuration()));
            if (!finish.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + finish + " executable");
            }
            var keyring = apt.keyring().isPresent()
                    ? Optional.of(keyring(apt.keyring().get()))
                    : Optional.<Path>empty();
            return new RootFilesystem(recipe, directory, keyring);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In a directory that the account can read as which apt looks at signatures.
    private static Path keyring(String keys) throws IOException {
        var readable = PosixFilePermissions.fromString("rwxr-xr-x");
        var directory = Files.createTempDirectory("howdah-keyring-");
        Files.setPosixFilePermissions(directory, readable);
        var file = Files.writeString(directory.resolve("keyring.asc"), keys);
        Files.setPosixFilePermissions(file, readable);
        return file;
    }

    /// Gives the stream to a consumer, once.
    ///
    /// @return whether the stream was whole; where it was not, what was consumed is of no use
    boolean stream(Predicate<InputStream> consumer) {
        try {
            var process = new ProcessBuilder(command())
                    .redirectInput(directory.resolve("sources.list").toFile())
                    .redirectError(log().toFile())
                    .start();
            try (var tar = process.getInputStream()) {
                boolean consumed = consumer.test(tar);
                return process.waitFor() == 0 && consumed;
            } finally {
                process.destroy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            throw missing(e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("timeout", "--kill-after=10", LIMIT_SECONDS, "mmdebstrap"));
        command.addAll(List.of("--variant=minbase", "--format=tar"));
        command.add("--include=" + String.join(",", recipe.packages()));
        command.add("--aptopt=" + directory.resolve("apt.conf"));
        command.add("--customize-hook=" + directory.resolve("finish"));
        keyring.ifPresent(file -> command.add("--keyring=" + file));
        command.addAll(List.of(recipe.codename(), "-", "-"));
        return command;
    }

    private ProblemException missing(IOException e) {
        return ProblemException.wrongInput(Problem.here(
                        "mmdebstrap cannot be run, and " + recipe.image() + " has to be built: " + e.getMessage())
                .withRemedy("as root: apt-get install mmdebstrap; or give an image that exists with --os-image"));
    }

    Path log() {
        return directory.resolve("log");
    }

    /// The last lines of mmdebstrap's output.
    List<String> lastLines() {
        try {
            var lines = Files.readAllLines(log());
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Removes the working files, log included.
    void forget() {
        var files = new ArrayList<Path>();
        keyring.ifPresent(files::add);
        List.of("sources.list", "apt.conf", "finish", "log").forEach(name -> files.add(directory.resolve(name)));
        for (var file : files) {
            file.toFile().delete();
        }
        keyring.map(Path::getParent).ifPresent(parent -> parent.toFile().delete());
        directory.toFile().delete();
    }
}
