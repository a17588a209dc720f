package dev.howdah.component;

import dev.howdah.host.Upload;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the directory `hooks` of a cluster: an executable or a `.sh` for each stage.
///
/// TPA's hooks are task files of Ansible; they are named and not run. A file that could be meant as a hook and cannot
/// be one is wrong input; one that belongs to nothing is a warning.
final class HookDirectory {

    private final Path directory;
    private final List<HookFile> hooks = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Problems problems = new Problems();

    private HookDirectory(Path directory) {
        this.directory = directory;
    }

    static HookDirectory read(Path cluster) {
        var read = new HookDirectory(cluster.resolve("hooks"));
        UserFiles.in(read.directory).forEach(read::add);
        read.problems.throwIfAny();
        return read;
    }

    static HookDirectory none() {
        return new HookDirectory(Path.of("hooks"));
    }

    List<HookFile> hooks() {
        return List.copyOf(hooks);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private void add(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        var word = dot < 0 ? name : name.substring(0, dot);
        var suffix = dot < 0 ? "" : name.substring(dot);
        var stage = HookStage.of(word);
        if (suffix.equals(".yml") || suffix.equals(".yaml")) {
            warnings.add(at(file, "hooks/" + name + " is a task file of Ansible and is not run")
                    .withRemedy(
                            stage.isPresent()
                                    ? "write hooks/" + word + ".sh, which runs on each host as root"
                                    : stages()));
        } else if (HookStage.isNotReached(word)) {
            warnings.add(at(file, "hooks/" + name + " is not run: no deploy comes by the stage " + word));
        } else if (stage.isEmpty()) {
            warnings.add(at(file, "there is no stage '" + word + "'; hooks/" + name + " is not run")
                    .withRemedy(DidYouMean.hint(word, HookStage.words())));
        } else {
            addFor(stage.get(), file, suffix);
        }
    }

    private void addFor(HookStage stage, Path file, String suffix) {
        var name = "hooks/" + file.getFileName();
        if (!suffix.equals(".sh") && !Files.isExecutable(file)) {
            problems.add(at(file, name + " is not executable")
                    .withRemedy("chmod +x " + name + ", or call it " + stage.word() + ".sh"));
            return;
        }
        var other = hooks.stream().filter(hook -> hook.stage() == stage).findFirst();
        if (other.isPresent()) {
            problems.add(at(file, name + " and " + other.get().name() + " are for the same stage")
                    .withRemedy("keep one of them"));
            return;
        }
        try {
            var head = ProgramHead.read(file);
            boolean program = Files.isExecutable(file) && head.interpreted();
            hooks.add(new HookFile(stage, name, Upload.of(file), suffix.equals(".sh") && !program, head.limit()));
        } catch (IOException e) {
            problems.add(at(file, name + " cannot be read: " + e.getMessage()));
        }
    }

    private static String stages() {
        return "stages are " + String.join(", ", HookStage.words());
    }

    private static Problem at(Path file, String what) {
        return Problem.inFile(file.toString(), 0, what);
    }
}
