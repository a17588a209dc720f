package dev.howdah.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes a cluster's directory a git repository with one commit, on a branch named after the cluster.
public final class GitRepository {

    /// One shell and three runs of git. An identity of ours is used only where git has none from its user; the clean-up
    /// that git starts in the background after a commit has nothing to do here.
    private static final String SCRIPT = """
            command -v git >/dev/null || { echo 'git is not installed'; exit 1; }
            git init -q -b "$1" && git add -- config.yml .gitignore || exit 1
            quick='-c gc.auto=0 -c maintenance.auto=false'
            git $quick -c user.useConfigOnly=true commit -q -m "$2" -m "$3" 2>/dev/null && exit 0
            git $quick -c user.name=howdah -c user.email=howdah@localhost commit -q -m "$2" -m "$3"
            """;

    /// Nothing to do where the directory is in no repository, or the file is not in it.
    private static final String COMMIT = """
            command -v git >/dev/null || exit 0
            git ls-files --error-unmatch -- config.yml >/dev/null 2>&1 || exit 0
            quick='-c gc.auto=0 -c maintenance.auto=false'
            git $quick -c user.useConfigOnly=true commit -q -m "$1" -m "$2" -- config.yml 2>/dev/null && exit 0
            git $quick -c user.name=howdah -c user.email=howdah@localhost commit -q -m "$1" -m "$2" -- config.yml
            """;

    private GitRepository() {}

    /// Commits config.yml as it is now, if the directory keeps it in git. What git had to complain about is returned.
    public static Optional<String> commit(Path directory, String subject, String body) {
        return run(directory, List.of("/bin/sh", "-c", COMMIT, "sh", subject, body));
    }

    /// Commits config.yml and .gitignore. What git had to complain about is returned, not thrown: the cluster's
    /// directory is good without it.
    public static Optional<String> create(Path directory, String branch, String subject, String body) {
        return run(directory, List.of("/bin/sh", "-c", SCRIPT, "sh", branch, subject, body));
    }

    private static Optional<String> run(Path directory, List<String> command) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE").forEach(builder.environment()::remove);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("no git commit was made: "
                            + said.lines().findFirst().orElse("git failed"));
        } catch (IOException e) {
            return Optional.of("no git commit was made: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("no git commit was made: interrupted");
        }
    }
}
