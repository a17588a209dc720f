package dev.howdah.platform.docker;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes the root file system of an image with mmdebstrap, as one stream in tar's format.
///
/// Its output goes to `log`, in a directory that only this user can read.
record RootFilesystem(ImageRecipe recipe, Path directory) {

    /// About ten times what it takes with a mirror at hand; a mirror can hang.
    private static final String LIMIT_SECONDS = "300";

    private static final String KEYRING = "keyring.asc";

    private static final int LINES_SHOWN = 12;

    static RootFilesystem of(ImageRecipe recipe, MachineApt apt) {
        try {
            var directory = Files.createTempDirectory("howdah-image-");
            Files.writeString(directory.resolve("sources.list"), apt.sources());
            Files.writeString(directory.resolve("apt.conf"), apt.configuration());
            if (apt.keyring().isPresent()) {
                Files.writeString(directory.resolve(KEYRING), apt.keyring().get());
            }
            var finish =
                    Files.writeString(directory.resolve("finish"), "#!/bin/sh\n" + recipe.finish(apt.configuration()));
            if (!finish.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + finish + " executable");
            }
            return new RootFilesystem(recipe, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        if (Files.exists(directory.resolve(KEYRING))) {
            command.add("--keyring=" + directory.resolve(KEYRING));
        }
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
        for (var name : List.of("sources.list", "apt.conf", KEYRING, "finish", "log")) {
            try {
                Files.deleteIfExists(directory.resolve(name));
            } catch (IOException _) {
                return;
            }
        }
        directory.toFile().delete();
    }
}
