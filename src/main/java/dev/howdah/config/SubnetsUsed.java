package dev.howdah.config;

import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The subnets that another cluster has, whatever its platform: what stands after a key `subnet` in its config.yml.
public final class SubnetsUsed {

    private final List<Subnet> found = new ArrayList<>();

    private SubnetsUsed() {}

    /// @param clusterDirectory of the other cluster, with a config.yml that may be wrong in anything else
    public static List<Subnet> by(Path clusterDirectory) {
        var file = clusterDirectory.resolve("config.yml");
        try {
            var used = new SubnetsUsed();
            YamlText.parse(file.toString(), Files.readString(file)).ifPresent(root -> used.look(root, 0));
            return List.copyOf(used.found);
        } catch (IOException _) {
            throw ProblemException.wrongInput(Problem.inFile(file.toString(), 0, "the file cannot be read")
                    .withRemedy("give the directory of a cluster"));
        }
    }

    private void look(Node node, int depth) {
        if (depth > 50) {
            return; // an alias that holds itself
        }
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(tuple -> {
                    if (tuple.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals("subnet")) {
                        add(tuple.getValueNode());
                    }
                    look(tuple.getValueNode(), depth + 1);
                });
            case SequenceNode sequence -> sequence.getValue().forEach(item -> look(item, depth + 1));
            default -> {}
        }
    }

    private void add(Node value) {
        if (value instanceof ScalarNode scalar) {
            Subnet.withoutHostBits(scalar.getValue())
                    .filter(subnet -> !found.contains(subnet))
                    .ifPresent(found::add);
        }
    }
}
