package dev.howdah.operation;

import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command with which one gets a shell on a host: the OpenSSH client with the cluster's own ssh_config, or where
/// this machine has no such client, the platform's own way in.
public final class ShellLine {

    private ShellLine() {}

    /// @param command what to run there, in ssh's manner; empty for a shell
    /// @param terminal whether a person sits at both ends
    /// @param path folders that programs are found in, as in `PATH`
    public static List<String> of(Path directory, String host, List<String> command, boolean terminal, String path) {
        var cluster = ClusterHome.open(directory).cluster();
        if (cluster.find(host).isEmpty()) {
            var names = cluster.instances().stream().map(Instance::name).toList();
            throw ProblemException.wrongInput(
                    Problem.inOption("HOST", "there is no instance '" + host + "' in cluster " + cluster.name())
                            .withRemedy(DidYouMean.hint(host, names)));
        }
        var config = directory.resolve("ssh_config");
        if (!Files.exists(config)) {
            throw ProblemException.wrongInput(
                    Problem.inFile(config.toString(), 0, "there is no such file: the machines were not made yet")
                            .withRemedy("howdah provision " + directory));
        }
        if (isInstalled("ssh", path)) {
            return ssh(config, host, command, terminal);
        }
        return switch (cluster.platform()) {
            case Platform.Docker _ -> docker(host, command, terminal);
            case Platform.Bare _, Platform.Aws _ ->
                throw ProblemException.wrongInput(
                        Problem.here("this machine has no ssh client").withRemedy("install the OpenSSH client"));
        };
    }

    /// A command that a person typed may want a terminal there too, as psql does.
    private static List<String> ssh(Path config, String host, List<String> command, boolean terminal) {
        var line = new ArrayList<>(List.of("ssh", "-F", config.toString()));
        if (terminal && !command.isEmpty()) {
            line.add("-t");
        }
        line.add(host);
        line.addAll(command);
        return line;
    }

    /// As ssh does, the words are joined and read by a login shell.
    private static List<String> docker(String host, List<String> command, boolean terminal) {
        var line = new ArrayList<>(List.of("docker", "exec", terminal ? "-it" : "-i", host));
        line.addAll(command.isEmpty() ? List.of("bash", "-l") : List.of("bash", "-lc", String.join(" ", command)));
        return line;
    }

    private static boolean isInstalled(String program, String path) {
        for (var folder : path.split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
