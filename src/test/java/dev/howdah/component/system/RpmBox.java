package dev.howdah.component.system;

import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.model.Distribution;
import dev.howdah.model.PostgresVersion;
import dev.howdah.platform.docker.PreparedImages;
import dev.howdah.resource.Heading;
import dev.howdah.resource.RpmTool;
import dev.howdah.resource.SystemdContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A system on which dnf and zypper work, with repositories of tiny packages; see rpm-contract.sh. The system itself is
/// Debian: what is asked of it is how the two programs take our command lines and files.
final class RpmBox implements AutoCloseable {

    private final SystemdContainer box;
    private final RpmTool tool;

    RpmBox(RpmTool tool) {
        this.tool = tool;
        this.box = new SystemdContainer(PreparedImages.madeBy("rpm", script()));
    }

    private static String script() {
        try (var stream = RpmBox.class.getResourceAsStream("rpm-contract.sh")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The distribution whose repositories are described as for this tool.
    Distribution distribution() {
        return switch (tool) {
            case DNF -> Distribution.find("rocky", "9").orElseThrow();
            case ZYPPER -> Distribution.find("sles", "15").orElseThrow();
        };
    }

    /// The resources for a repository of the user's.
    List<Resource> repository(String name, String url, Map<String, String> more) {
        var fields = new LinkedHashMap<>(Map.of("baseurl", url));
        fields.putAll(more);
        return new RpmRepositories(distribution(), new PostgresVersion(16), new Heading("toy"), false)
                .resources(List.of(name), new LinkedHashMap<>(Map.of(name, fields)));
    }

    /// The repository whose packages and index are signed by a key that it names.
    List<Resource> signed() {
        return repository(
                "Herd",
                "file:///srv/signed",
                Map.of("gpgcheck", "1", "repo_gpgcheck", "1", "gpgkey", "file:///srv/herd.asc"));
    }

    Outcome apply(List<? extends Resource> first, Resource... then) {
        var all = new java.util.ArrayList<Resource>(first);
        all.addAll(List.of(then));
        return box.apply(all.toArray(Resource[]::new));
    }

    SystemdContainer box() {
        return box;
    }

    /// What rpm says is installed, such as elephant-1.1.
    List<String> installed() {
        return box.sh("rpm -qa --qf '%{NAME}-%{VERSION}\\n'")
                .lines()
                .filter(line -> !line.startsWith("gpg-pubkey"))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        box.close();
    }
}
