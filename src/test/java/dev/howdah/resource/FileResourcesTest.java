package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Verb;
import dev.howdah.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files, directories and links against made-up facts.
class FileResourcesTest {

    private static final ConfigFile WANTED = new ConfigFile("/etc/a.conf", "x = 1\ny = 2\n", "0644", "root", "root")
            .causing(Effect.Kind.RELOAD, "unit a", "a.conf");

    private static Facts file(String state, String content) {
        return KnownFacts.of(Files.content("/etc/a.conf"), state + "\n" + content)
                .facts();
    }

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void leavesAFileAloneThatIsAsWanted() {
        assertThat(WANTED.compare(file("644 root root 1795425246.362782311 regular file", "x = 1\ny = 2\n")))
                .isEqualTo(new Change.Same());
    }

    @Test
    void showsOnlyTheLinesThatDiffer() {
        var edit = edit(WANTED.compare(file("644 root root 1.5 regular file", "x = 0\ny = 2\n")));
        assertThat(edit.verb()).isEqualTo(Verb.UPDATE);
        assertThat(edit.lines()).containsExactly("- x = 0", "+ x = 1");
        assertThat(edit.effects()).containsExactly(new Effect(Effect.Kind.RELOAD, "unit a", "a.conf"));
    }

    @Test
    void aMissingFileIsCreated() {
        var edit = edit(
                WANTED.compare(KnownFacts.of(Files.content("/etc/a.conf"), "").facts()));
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.lines()).containsExactly("+ x = 1", "+ y = 2");
    }

    @Test
    void anotherModeIsNoReasonToWriteOrReload() {
        var edit = edit(WANTED.compare(file("600 postgres root 1 regular file", "x = 1\ny = 2\n")));
        assertThat(edit.lines())
                .containsExactly("- mode 0600", "+ mode 0644", "- owner postgres:root", "+ owner root:root");
        assertThat(edit.effects()).isEmpty();
        assertThat(edit.actions().getFirst().shell()).doesNotContain("cat >");
    }

    @Test
    void aMissingNewlineAtTheEndIsADifference() {
        assertThat(edit(WANTED.compare(file("644 root root 1 regular file", "x = 1\ny = 2")))
                        .lines())
                .isNotEmpty();
    }

    @Test
    void aDirectoryInTheWayIsLeftToPeople() {
        assertThat(WANTED.compare(file("755 root root 1 directory", ""))).isInstanceOf(Change.Refused.class);
    }

    @Test
    void waitsWhereTheHostCannotBeAskedYet() {
        assertThat(WANTED.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
        assertThat(new Directory("/x", "0755", "a", "a").compare(KnownFacts.none()))
                .isInstanceOf(Change.Later.class);
        assertThat(new SecretFile("/x", Secret.of("s"), "0600", "a", "a").compare(KnownFacts.none()))
                .isInstanceOf(Change.Later.class);
        assertThat(new Symlink("/x", "/y").compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void contentThatLooksLikeTheEndOfTheScriptStaysContent() {
        var text = "HOWDAH_END\nrm -rf /\n";
        var script = FileWriting.write("/etc/x", text, "0644", "root", "root");
        assertThat(script).contains("<<'HOWDAH_END_'\n" + text + "HOWDAH_END_\n");
    }

    @Test
    void aSecretFileIsComparedByItsSumAndNeverShown() {
        var file = new SecretFile("/etc/key", Secret.of("hidden\n"), "0600", "root", "root");
        var state = "600 root root 1 regular file\n";
        var same = KnownFacts.of(Files.sum("/etc/key"), state + Sha256.of("hidden\n") + "\n");
        assertThat(file.compare(same.facts())).isEqualTo(new Change.Same());
        var other = edit(file.compare(KnownFacts.of(Files.sum("/etc/key"), state + Sha256.of("other\n") + "\n")
                .facts()));
        assertThat(other.lines()).containsExactly("~ (secret content differs)");
        assertThat(other.toString()).doesNotContain("hidden");
    }

    @Test
    void linesThatOthersWroteStay() {
        var keys = new FileLines("/k", List.of("one", "two"), "0600", "root", "root");
        var facts = KnownFacts.of(Files.content("/k"), "600 root root 1 regular file\nmine\ntwo")
                .facts();
        var edit = edit(keys.compare(facts));
        assertThat(edit.lines()).containsExactly("+ one");
        assertThat(edit.actions().getFirst().shell()).contains("mine\ntwo\none\n");
        var done = KnownFacts.of(Files.content("/k"), "600 root root 1 regular file\ntwo\none\n")
                .facts();
        assertThat(keys.compare(done)).isEqualTo(new Change.Same());
    }

    @Test
    void aFileForPeopleIsOnlyMade() {
        var file = new HumanFile("/h", "# yours\n", "0644", "root", "root");
        assertThat(edit(file.compare(KnownFacts.of(Files.state("/h"), "").facts()))
                        .verb())
                .isEqualTo(Verb.CREATE);
        assertThat(file.compare(KnownFacts.of(Files.state("/h"), "600 a a 1 regular file\n")
                        .facts()))
                .isEqualTo(new Change.Same());
    }

    @Test
    void aFileThatMustNotBeThereIsRemoved() {
        var file = new AbsentFile("/h");
        assertThat(file.compare(KnownFacts.of(Files.state("/h"), "").facts())).isEqualTo(new Change.Same());
        var found = KnownFacts.of(Files.state("/h"), "600 a a 1 regular file\n").facts();
        assertThat(edit(file.compare(found)).verb()).isEqualTo(Verb.REMOVE);
    }
}
