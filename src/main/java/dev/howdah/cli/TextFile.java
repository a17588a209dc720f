package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that the user names on the command line; where they cannot be used, that is wrong input.
final class TextFile {

    private TextFile() {}

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unusable(file, "cannot be written", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    private static ProblemException unusable(Path file, String how, IOException e) {
        var why = e instanceof NoSuchFileException ? "no such file or directory" : String.valueOf(e.getMessage());
        return ProblemException.wrongInput(Problem.inFile(file.toString(), 0, "the file " + how + ": " + why));
    }
}
