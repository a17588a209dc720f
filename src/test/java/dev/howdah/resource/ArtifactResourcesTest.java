package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Verb;
import dev.howdah.host.Upload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Paths and archives of the user's against made-up facts.
class ArtifactResourcesTest {

    private static final String SUM = "ab12".repeat(16);

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void aPathKeepsWhatIsNotAskedFor() {
        var path = new PathState("/srv/a", true, true, Optional.of("postgres"), Optional.empty(), Optional.empty());
        var fact = Files.state("/srv/a");
        assertThat(path.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
        assertThat(edit(path.compare(KnownFacts.of(fact, "").facts()))
                        .actions()
                        .getFirst()
                        .shell())
                .isEqualTo("mkdir -p /srv/a\nchown postgres /srv/a\n");
        var there = KnownFacts.of(fact, "700 postgres adm 1 directory\n");
        assertThat(path.compare(there.facts())).isEqualTo(new Change.Same());
        var other = edit(
                path.compare(KnownFacts.of(fact, "700 root adm 1 directory\n").facts()));
        assertThat(other.lines()).containsExactly("- owner root:adm", "+ owner postgres:adm");
        assertThat(other.actions().getFirst().shell()).isEqualTo("chown postgres /srv/a\n");
        assertThat(path.compare(
                        KnownFacts.of(fact, "700 root adm 1 regular file\n").facts()))
                .isInstanceOf(Change.Refused.class);
    }

    @Test
    void aFileThatHasToBeThereIsNotMade() {
        var path = new PathState("/srv/f", false, false, Optional.empty(), Optional.empty(), Optional.of("0600"));
        assertThat(path.compare(KnownFacts.of(Files.state("/srv/f"), "").facts()))
                .isInstanceOf(Change.Refused.class);
    }

    @Test
    void aDirectoryIsNeverRemoved() {
        assertThat(new AbsentFile("/srv/a")
                        .compare(KnownFacts.of(Files.state("/srv/a"), "700 root root 1 directory\n")
                                .facts()))
                .isInstanceOf(Change.Refused.class);
    }

    @Test
    void anArchiveIsUnpackedOnceAndAgainWhenItChanges() {
        var archive = new Unpacked(
                "b.tar.gz",
                new Upload(Path.of("b.tar.gz"), 7, SUM),
                "/opt/b",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var note = Files.content(
                "/etc/howdah/artifacts/" + Sha256.of("b.tar.gz\n/opt/b").substring(0, 16) + ".unpacked");
        var directory = Files.state("/opt/b");
        var there = "755 root root 1 directory\n";
        assertThat(archive.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
        assertThat(edit(archive.compare(
                                KnownFacts.of(directory, "").and(note, "").facts()))
                        .verb())
                .isEqualTo(Verb.CREATE);
        assertThat(archive.compare(KnownFacts.of(directory, there)
                        .and(note, "644 root root 1 regular file\n" + SUM + "\n")
                        .facts()))
                .isEqualTo(new Change.Same());
        assertThat(edit(archive.compare(KnownFacts.of(directory, there)
                                .and(note, "644 root root 1 regular file\nother\n")
                                .facts()))
                        .lines())
                .containsExactly("~ the archive has changed since it was unpacked");
        assertThat(archive.compare(KnownFacts.of(directory, "")
                        .and(note, "644 root root 1 regular file\n" + SUM + "\n")
                        .facts()))
                .isInstanceOf(Change.Edit.class);
    }

    @Test
    void anArchiveThatCreatesAPathIsNotUnpackedWhereItIs() {
        var archive = new Unpacked(
                "b.zip",
                new Upload(Path.of("b.zip"), 7, SUM),
                "/opt/b",
                Optional.of("/opt/b/bin"),
                Optional.of("postgres"),
                Optional.of("adm"));
        var creates = Files.state("/opt/b/bin");
        assertThat(archive.compare(
                        KnownFacts.of(creates, "755 root root 1 directory\n").facts()))
                .isEqualTo(new Change.Same());
        assertThat(edit(archive.compare(KnownFacts.of(creates, "").facts()))
                        .actions()
                        .getFirst()
                        .shell())
                .contains("unzip -oq", "chown -h postgres:adm");
        assertThat(List.of(archive.facts()).toString()).contains("/opt/b/bin");
    }
}
