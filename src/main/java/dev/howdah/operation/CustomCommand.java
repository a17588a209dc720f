package dev.howdah.operation;

import dev.howdah.component.ProgramDirectory;
import dev.howdah.component.ProgramEnvironment;
import dev.howdah.component.UserProgram;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A command of the user's own: `howdah NAME CLUSTER` runs `commands/NAME` of the cluster's directory, on this machine
/// or
/// where it says.
public final class CustomCommand {

    private static final String KIND = "commands";

    private final Path directory;
    private final UserProgram program;

    private CustomCommand(Path directory, UserProgram program) {
        this.directory = directory;
        this.program = program;
    }

    /// How it ended.
    public sealed interface Ran {

        /// On this machine.
        record Here(int status) implements Ran {}

        record OnHosts(List<HostAnswer> answers) implements Ran {}
    }

    /// The command of that name, if the directory is a cluster's and has one.
    public static Optional<CustomCommand> find(Path directory, String name) {
        if (!Files.isRegularFile(directory.resolve("config.yml"))) {
            return Optional.empty();
        }
        var programs = ProgramDirectory.read(directory, KIND);
        var found = programs.find(name);
        if (found.isEmpty()) {
            programs.warnings().stream()
                    .filter(warning -> isAbout(warning, name))
                    .findFirst()
                    .ifPresent(warning -> {
                        throw ProblemException.wrongInput(warning);
                    });
        }
        return found.map(program -> new CustomCommand(directory, program));
    }

    /// Names of all commands of a cluster, for hints.
    public static List<String> names(Path directory) {
        return Files.isRegularFile(directory.resolve("config.yml"))
                ? ProgramDirectory.read(directory, KIND).programs().stream()
                        .map(UserProgram::name)
                        .toList()
                : List.of();
    }

    private static boolean isAbout(Problem warning, String name) {
        return warning.what().startsWith(name + ".");
    }

    /// @param told gets each host's answer as soon as it is there
    public Ran run(List<String> words, Consumer<HostAnswer> told) throws InterruptedException {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var cluster = home.cluster();
        var targets = program.head().on();
        var instances = targets.isEmpty() ? List.<Instance>of() : Targets.of(cluster, targets);
        ProgramEnvironment environment;
        try (var site = Site.open(home)) {
            environment = environment(home, site);
            if (!targets.isEmpty()) {
                var run = new RunProgram(program, environment, site.connections());
                return new Ran.OnHosts(run.onHosts(instances, words, told));
            }
        }
        return new Ran.Here(new LocalProgram(program, directory, environment.here(directory)).run(words));
    }

    /// One look at the hosts tells who is primary now; without an answer, config.yml does.
    private static ProgramEnvironment environment(ClusterHome home, Site site) {
        var hosts = Hosts.of(home.cluster(), site.connections(), Integer.MAX_VALUE);
        var seen = Glance.at(home.cluster(), hosts, List.of(), InstantSource.system());
        return new ProgramEnvironment(seen.cluster(), seen.topology());
    }
}
