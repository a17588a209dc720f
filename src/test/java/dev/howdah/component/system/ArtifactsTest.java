package dev.howdah.component.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.component.ClusterFiles;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.SettingType.WrongValue;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.PlacedFile;
import dev.howdah.testing.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `artifacts` of config.yml become.
class ArtifactsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectories(directory.resolve("files/etc/deep"));
        Files.writeString(directory.resolve("motd"), "hello\n");
        Files.writeString(directory.resolve("files/etc/one"), "1");
        Files.writeString(directory.resolve("files/etc/deep/two"), "2");
        Files.writeString(directory.resolve("bundle.tar.gz"), "no archive, and nobody unpacks it here");
    }

    private static Cluster cluster(List<Map<String, Object>> artifacts) {
        return Clusters.m1(0, Map.of("artifacts", ArtifactType.LIST.reading().apply(artifacts)));
    }

    private List<Resource> resources(Map<String, Object> artifact) {
        var cluster = cluster(List.of(artifact));
        var files = ClusterFiles.of(directory, Set.of(), "run");
        return new Artifacts(cluster, cluster.instance("primary"), files).resources();
    }

    private static List<String> addresses(List<Resource> resources) {
        return resources.stream().map(Resource::address).toList();
    }

    @Test
    void eachKindBecomesResources() {
        assertThat(addresses(resources(Map.of("type", "file", "src", "motd", "dest", "/etc/"))))
                .containsExactly("file /etc/motd");
        assertThat(addresses(resources(Map.of("type", "file", "content", "x", "dest", "/etc/x"))))
                .containsExactly("file /etc/x");
        assertThat(addresses(resources(Map.of("type", "archive", "src", "bundle.tar.gz", "dest", "/opt/b"))))
                .containsExactly("archive bundle.tar.gz in /opt/b");
        assertThat(addresses(resources(Map.of("type", "path", "path", "/srv/data", "state", "directory"))))
                .containsExactly("directory /srv/data");
        assertThat(addresses(resources(Map.of("type", "path", "path", "/srv/l", "state", "link", "src", "/srv"))))
                .containsExactly("link /srv/l");
    }

    @Test
    void aDirectoryIsTakenAsRsyncTakesIt() {
        assertThat(addresses(resources(Map.of("type", "directory", "src", "etc", "dest", "/opt/a"))))
                .containsExactly("file /opt/a/etc/deep/two", "file /opt/a/etc/one");
        assertThat(addresses(resources(Map.of("type", "directory", "src", "etc/", "dest", "/opt/a/"))))
                .containsExactly("file /opt/a/deep/two", "file /opt/a/one");
    }

    @Test
    void rightsAreAsAskedFor() {
        var copy = Map.<String, Object>of(
                "type", "file", "src", "motd", "dest", "/x", "owner", "postgres", "group", "adm", "mode", "0600");
        assertThat(resources(copy).getFirst())
                .isInstanceOfSatisfying(
                        PlacedFile.class,
                        file -> assertThat(List.of(file.owner(), file.group(), file.mode()))
                                .containsExactly("postgres", "adm", "0600"));
    }

    @Test
    void sourcesThatAreNotThereAreToldAllAtOnce() {
        var cluster = cluster(List.of(
                Map.of("type", "file", "src", "gone", "dest", "/x"),
                Map.of("type", "file", "src", "etc", "dest", "/x"),
                Map.of("type", "directory", "src", "motd", "dest", "/y"),
                Map.of("type", "archive", "src", "gone.zip", "dest", "/z")));
        assertThatThrownBy(() -> Artifacts.check(cluster, ClusterFiles.of(directory, Set.of(), "run")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problems()).hasSize(4))
                .hasMessageContaining("the artifact gone is not found")
                .hasMessageContaining("the artifact is a directory");
    }

    @Test
    void whatCannotBeFollowedIsRefused() {
        refused(Map.of("type", "file", "src", "motd", "dest", "/x", "validate", "true"), "unknown key 'validate'");
        refused(Map.of("type", "file", "dest", "/x"), "needs a src");
        refused(Map.of("type", "file", "src", "motd", "dest", "x"), "a whole path on the hosts");
        refused(Map.of("type", "path", "path", "/a/../etc", "state", "touch"), "a whole path on the hosts");
        refused(Map.of("type", "path", "path", "/x", "state", "hard"), "one of directory, file, touch, absent, link");
        refused(Map.of("type", "path", "path", "/x", "state", "link"), "needs a src");
        refused(Map.of("type", "archive", "src", "motd", "dest", "/x"), "an archive is a .tar");
        refused(Map.of("type", "template", "src", "motd", "dest", "/x"), "found 'template'");
        refused(Map.of("type", "path", "path", "/x", "mode", "u=rw"), "written in octal");
    }

    private static void refused(Map<String, Object> artifact, String why) {
        assertThatThrownBy(() -> cluster(List.of(artifact)))
                .isInstanceOf(WrongValue.class)
                .hasMessageContaining(why);
    }
}
