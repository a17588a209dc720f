package dev.howdah.operation;

import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command with which one gets a shell on a host: the OpenSSH client with the cluster's own ssh_config.
public final class ShellLine {

    private ShellLine() {}

    public static List<String> of(Path directory, String host, List<String> command) {
        var cluster = ClusterHome.open(directory).cluster();
        if (cluster.find(host).isEmpty()) {
            var names = cluster.instances().stream()
                    .map(instance -> instance.name())
                    .toList();
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
        var line = new ArrayList<>(List.of("ssh", "-F", config.toString(), host));
        line.addAll(command);
        return line;
    }
}
