package dev.howdah.component;

import dev.howdah.host.Upload;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a cluster's directory holds besides config.yml that hosts get: hooks, packages, artifacts.
public final class ClusterFiles {

    private final Optional<Path> directory;
    private final List<HookFile> hooks;
    private final List<Problem> warnings;
    private final Set<String> asked;
    private final String run;
    private final Map<Path, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, Optional<LocalRepository>> repositories = new ConcurrentHashMap<>();

    private ClusterFiles(Optional<Path> directory, HookDirectory hooks, Set<String> asked, String run) {
        this.directory = directory;
        this.hooks = hooks.hooks();
        this.warnings = hooks.warnings();
        this.asked = Set.copyOf(asked);
        this.run = run;
    }

    /// No files at all.
    public static ClusterFiles none() {
        return new ClusterFiles(Optional.empty(), HookDirectory.none(), Set.of(), "");
    }

    /// Reads what has to be read at once; all that is wrong with hooks is thrown together.
    ///
    /// @param asked stages whose hooks run again, or `all`
    /// @param run names this run
    public static ClusterFiles of(Path directory, Set<String> asked, String run) {
        var files = new ClusterFiles(
                Optional.of(directory.toAbsolutePath().normalize()), HookDirectory.read(directory), asked, run);
        files.checkAsked();
        return files;
    }

    private void checkAsked() {
        var problems = new Problems();
        var there = hooks.stream().map(hook -> hook.stage().word()).toList();
        asked.stream()
                .filter(word -> !word.equals("all") && !there.contains(word))
                .sorted()
                .forEach(word ->
                        problems.add(Problem.inOption("--run-hooks", "there is no hook for the stage '" + word + "'")
                                .withRemedy(DidYouMean.hint(word, there.isEmpty() ? HookStage.words() : there))));
        problems.throwIfAny();
    }

    public List<Problem> warnings() {
        return warnings;
    }

    Optional<HookFile> hook(HookStage stage) {
        return hooks.stream().filter(hook -> hook.stage() == stage).findFirst();
    }

    /// The run that was told to run a stage's hook again.
    Optional<String> askedFor(HookStage stage) {
        return asked.contains("all") || asked.contains(stage.word()) ? Optional.of(run) : Optional.empty();
    }

    /// A file by its absolute path or its path below the cluster's directory, there or in `files` as TPA looks.
    public Optional<Path> find(String path) {
        return directory.flatMap(
                base -> List.of(base.resolve(path), base.resolve("files").resolve(path)).stream()
                        .filter(Files::exists)
                        .findFirst());
    }

    /// A file with its sum, read once.
    public Upload upload(Path file) {
        return uploads.computeIfAbsent(file, path -> {
            try {
                return Upload.of(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// The packages for hosts of a distribution, if the cluster's directory has any.
    public Optional<LocalRepository> repository(Machine machine) {
        return directory.flatMap(base -> repositories.computeIfAbsent(
                machine.distribution().toString(), _ -> LocalRepository.find(base, machine)));
    }
}
