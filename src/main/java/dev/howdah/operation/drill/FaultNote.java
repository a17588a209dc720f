package dev.howdah.operation.drill;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.drill.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What a drill has broken, kept in the cluster's directory from before it does so until it is undone: a drill that was
/// killed is undone from it.
record FaultNote(Fault fault, String victim) {

    private static Path file(Path notes) {
        return notes.resolve("drill");
    }

    void write(Path notes) {
        try {
            Files.createDirectories(notes);
            Files.writeString(file(notes), fault.word() + " " + victim + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<FaultNote> find(Path notes) {
        try {
            var words = Files.exists(file(notes))
                    ? Files.readString(file(notes)).strip().split(" ", 2)
                    : new String[0];
            return Arrays.stream(Fault.values())
                    .filter(fault -> words.length == 2 && fault.word().equals(words[0]))
                    .findFirst()
                    .map(fault -> new FaultNote(fault, words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path notes) {
        try {
            Files.deleteIfExists(file(notes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refuseIfAny(Path notes) {
        find(notes).ifPresent(note -> {
            throw ProblemException.wrongInput(Problem.inFile(
                            file(notes).toString(),
                            0,
                            "an earlier drill (" + note.fault().word() + " on " + note.victim() + ") was not undone")
                    .withRemedy("howdah drill CLUSTER --undo"));
        });
    }
}
