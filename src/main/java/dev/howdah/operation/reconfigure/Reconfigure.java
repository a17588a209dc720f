package dev.howdah.operation.reconfigure;

import dev.howdah.config.CheckedConfig;
import dev.howdah.config.ConfigReader;
import dev.howdah.model.Cluster;
import dev.howdah.operation.Components;
import dev.howdah.operation.GitRepository;
import dev.howdah.operation.Outlook;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.LineDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Optional;

/// Changes config.yml by options instead of by an editor.
///
/// 1. The present file has to be good. 2. Each option edits the text where it belongs; comments and order stay. 3. The
/// new text has to be good too, read as a deploy would read it. 4. Only then it can be written, whole or not at all,
/// and
/// is committed. No host is asked or changed.
public final class Reconfigure {

    private Reconfigure() {}

    /// What would be changed; nothing is written.
    public static Reconfigured plan(ReconfigureOptions options) {
        var file = options.directory().resolve("config.yml");
        var present = ConfigReader.check(file, Components.settings());
        var cluster = present.orThrow().cluster();
        var before = read(file);
        var notes = new ArrayList<String>();
        var after = new Requests(options, cluster, notes).applied(before);
        var checked = check(file, after, cluster);
        checked.cluster()
                .map(Outlook::lines)
                .filter(lines -> !lines.equals(Outlook.lines(cluster)))
                .ifPresent(notes::addAll);
        return new Reconfigured(
                file,
                before,
                after,
                LineDifference.of(before, after),
                notes,
                checked.warnings().stream()
                        .filter(warning -> present.warnings().stream()
                                .noneMatch(known -> known.what().equals(warning.what())))
                        .toList());
    }

    private static CheckedConfig check(Path file, String after, Cluster cluster) {
        var checked = ConfigReader.check(after, file + " as it would be", cluster.name(), Components.settings());
        if (!checked.errors().isEmpty()) {
            var problems = new ArrayList<Problem>();
            problems.add(Problem.inFile(file.toString(), 0, "nothing was changed: the file would not be good any more")
                    .withRemedy("change the options by what is said below"));
            problems.addAll(checked.errors());
            throw new ProblemException(Category.WRONG_INPUT, problems);
        }
        return checked;
    }

    /// Writes what was planned and commits it.
    ///
    /// @param commandLine for the message of the commit
    /// @return why there is no commit, where the directory is in git and none could be made
    public static Optional<String> write(Reconfigured planned, String commandLine) {
        if (!read(planned.file()).equals(planned.before())) {
            throw ProblemException.wrongInput(
                    Problem.inFile(planned.file().toString(), 0, "it was changed meanwhile; nothing was written")
                            .withRemedy("run the command again"));
        }
        replace(planned.file(), planned.after());
        var directory = planned.file().toAbsolutePath().getParent();
        return directory == null ? Optional.empty() : GitRepository.commit(directory, "Reconfigure", commandLine);
    }

    private static void replace(Path file, String text) {
        var beside = file.resolveSibling("config.yml.new");
        try {
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ProblemException.wrongInput(Problem.inFile(file.toString(), 0, "cannot be written: " + e.getMessage())
                    .withRemedy("check who owns the directory and that the disk is not full"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the file cannot be read: " + e.getMessage()));
        }
    }
}
