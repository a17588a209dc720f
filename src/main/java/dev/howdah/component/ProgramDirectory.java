package dev.howdah.component;

import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the directory `commands` or `tests` of a cluster: executables and `.sh` files.
///
/// Links to playbooks are what TPA puts there for its own commands; they are passed over. Playbooks of the user's are
/// named, and not run.
public final class ProgramDirectory {

    private final Path directory;
    private final List<UserProgram> programs = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Problems problems = new Problems();

    private ProgramDirectory(Path directory) {
        this.directory = directory;
    }

    /// @param kind `commands` or `tests`
    public static ProgramDirectory read(Path cluster, String kind) {
        var read = new ProgramDirectory(cluster.toAbsolutePath().normalize().resolve(kind));
        UserFiles.in(read.directory).forEach(read::add);
        read.problems.throwIfAny();
        return read;
    }

    public List<UserProgram> programs() {
        return List.copyOf(programs);
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    public Optional<UserProgram> find(String name) {
        return programs.stream().filter(program -> program.name().equals(name)).findFirst();
    }

    private void add(Path file) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            if (!Files.isSymbolicLink(file)) {
                warnings.add(at(file, name + " is a playbook of Ansible and is not run")
                        .withRemedy("write a program of the same name, which runs here or, with a comment"
                                + " '# howdah: on=all', on hosts"));
            }
            return;
        }
        boolean shell = name.endsWith(".sh");
        if (!shell && !Files.isExecutable(file)) {
            problems.add(at(file, name + " is not executable")
                    .withRemedy("chmod +x " + file + ", or call it " + name + ".sh"));
            return;
        }
        add(file, shell ? name.substring(0, name.length() - ".sh".length()) : name, shell);
    }

    private void add(Path file, String name, boolean shell) {
        var other = find(name);
        if (other.isPresent()) {
            problems.add(
                    at(file, file.getFileName() + " and " + other.get().file().getFileName() + " have the same name")
                            .withRemedy("keep one of them"));
            return;
        }
        try {
            if (shell && Files.readString(file).contains("_tpaexec_command")) {
                warnings.add(at(file, file.getFileName() + " has functions that only tpaexec calls, and is not run")
                        .withRemedy("write what they do as a program"));
                return;
            }
            var head = ProgramHead.read(file);
            boolean program = head.interpreted() && Files.isExecutable(file);
            programs.add(new UserProgram(name, file, shell && !program, head));
        } catch (IOException e) {
            problems.add(at(file, file.getFileName() + " cannot be read: " + e.getMessage()));
        }
    }

    private static Problem at(Path file, String what) {
        return Problem.inFile(file.toString(), 0, what);
    }
}
