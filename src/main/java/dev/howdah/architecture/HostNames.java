package dev.howdah.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which names the instances of a cluster get.
public final class HostNames {

    private HostNames() {}

    /// The names that come with Howdah.
    public static List<HostChoice> builtIn() {
        try (var stream = HostNames.class.getResourceAsStream("hostnames.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the list of host names is missing");
            }
            var names = new ArrayList<HostChoice>();
            for (var line : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    names.add(new HostChoice(line, Optional.empty()));
                }
            }
            return names;
        } catch (IOException e) {
            throw new IllegalStateException("the list of host names cannot be read", e);
        }
    }

    /// Names in the order in which a cluster takes them: shuffled by its name, so that clusters differ.
    public static List<HostChoice> inOrderFor(String clusterName, List<HostChoice> names) {
        var sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparing(HostChoice::name));
        return new Seed(clusterName).shuffled(sorted);
    }
}
