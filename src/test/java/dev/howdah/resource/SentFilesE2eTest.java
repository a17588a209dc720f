package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.host.Upload;
import dev.howdah.platform.docker.PreparedImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Files of this machine on a real host: sent, checked, put in their place, run.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentFilesE2eTest {

    private final SystemdContainer box =
            new SystemdContainer(PreparedImages.bare("12").name());

    @TempDir
    Path here;

    @AfterAll
    void remove() {
        box.close();
    }

    private Upload file(String name, String text) throws IOException {
        return Upload.of(Files.writeString(here.resolve(name), text));
    }

    private void becomesSame(Resource resource) {
        assertThat(box.compare(resource)).isInstanceOf(Change.Edit.class);
        assertThat(box.apply(resource)).isInstanceOf(Outcome.Done.class);
        assertThat(box.compare(resource)).isEqualTo(new Change.Same());
        assertThat(box.sh("ls -A /var/opt/howdah/incoming")).isEmpty();
    }

    @Test
    void aFileOfAnyContentIsPlaced() throws IOException {
        var bytes = new byte[3_000_000];
        bytes[7] = -1;
        var upload = Upload.of(Files.write(here.resolve("any"), bytes));
        var placed = new PlacedFile("/opt/new/it's here", upload, "0640", "root", "daemon");
        becomesSame(placed);
        assertThat(box.sh("stat -c '%s %a %G' \"/opt/new/it's here\"")).isEqualTo("3000000 640 daemon\n");
        box.sh("printf x | dd of=\"/opt/new/it's here\" conv=notrunc status=none");
        becomesSame(placed);
    }

    @Test
    void anArchiveIsUnpackedAndPathsAreMade() throws IOException, InterruptedException {
        Files.createDirectories(here.resolve("packed/bin"));
        Files.writeString(here.resolve("packed/bin/run"), "first");
        var archive = here.resolve("b.tar.gz");
        pack(archive);
        becomesSame(unpacked(archive));
        assertThat(box.sh("stat -c '%U:%G' /opt/b /opt/b/bin /opt/b/bin/run; cat /opt/b/bin/run"))
                .isEqualTo("root:root\ndaemon:root\ndaemon:root\nfirst");
        Files.writeString(here.resolve("packed/bin/run"), "second");
        pack(archive);
        becomesSame(unpacked(archive));
        assertThat(box.sh("cat /opt/b/bin/run; rm -r /opt/b")).isEqualTo("second");
        becomesSame(unpacked(archive));

        var mode = Optional.of("0750");
        var path = new PathState("/srv/a b/c", true, true, Optional.of("daemon"), Optional.empty(), mode);
        becomesSame(path);
        box.sh("chmod 700 '/srv/a b/c'");
        becomesSame(path);
        assertThat(box.sh("stat -c '%a %U:%G %F' '/srv/a b/c'")).isEqualTo("750 daemon:root directory\n");
        becomesSame(new PathState("/srv/new/file", false, true, Optional.empty(), Optional.empty(), mode));
    }

    private void pack(Path archive) throws IOException, InterruptedException {
        var tar = new ProcessBuilder("tar", "-C", here.resolve("packed").toString(), "-czf", archive.toString(), "bin");
        assertThat(tar.inheritIO().start().waitFor()).isZero();
    }

    private static Unpacked unpacked(Path archive) throws IOException {
        return new Unpacked(
                "b.tar.gz", Upload.of(archive), "/opt/b", Optional.empty(), Optional.of("daemon"), Optional.of("root"));
    }

    @Test
    void onlyWhatARepositoryLacksIsSent() throws IOException {
        var files = new LinkedHashMap<String, Upload>();
        files.put("a_1%3a2_all.deb", file("a", "first"));
        files.put("b_1_all.deb", file("b", "second"));
        files.put("Packages", file("p", "index"));
        var copy = new RepositoryCopy("/var/opt/howdah/local-repo", files);
        becomesSame(copy);
        box.sh("cd /var/opt/howdah/local-repo; rm b_1_all.deb; echo other > Packages; touch old.deb");
        assertThat(box.compare(copy))
                .isInstanceOfSatisfying(
                        Change.Edit.class,
                        edit -> assertThat(edit.lines()).containsExactly("+ 2 files, 0.0 MB", "- old.deb"));
        becomesSame(copy);
        assertThat(box.sh("cd /var/opt/howdah/local-repo; cat *.deb Packages; ls"))
                .isEqualTo("firstsecondindexPackages\na_1%3a2_all.deb\nb_1_all.deb\n");
    }

    @Test
    void aFileThatIsNotWhatItsSumSaysIsNotPutInPlace() throws IOException {
        var upload = file("changed", "as it was");
        Files.writeString(upload.file(), "as it IS!");
        var placed = new PlacedFile("/opt/changed", upload, "0644", "root", "root");
        assertThat(box.apply(placed))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().text()).contains("sha256sum"));
        assertThat(box.sh("ls /opt")).doesNotContain("changed");
    }

    private HookRun hook(String text, Optional<String> asked) throws IOException {
        return new HookRun(
                "hooks/pre-deploy",
                file("hook", text),
                false,
                new LinkedHashMap<>(Map.of("HOWDAH_INSTANCE", "it's me")),
                Duration.ofMinutes(1),
                asked);
    }

    @Test
    void aHookRunsOnceUntilItChangesOrIsAskedFor() throws IOException {
        var text = "#!/bin/bash\necho \"$HOWDAH_INSTANCE $(id -un)\" >> /opt/ran\n";
        becomesSame(hook(text, Optional.empty()));
        assertThat(box.sh("cat /opt/ran")).isEqualTo("it's me root\n");
        assertThat(box.apply(hook(text, Optional.empty()))).isEqualTo(new Outcome.Unchanged());
        becomesSame(hook(text, Optional.of("run-2")));
        assertThat(box.apply(hook(text, Optional.empty()))).isEqualTo(new Outcome.Unchanged());
        becomesSame(hook(text + "# changed\n", Optional.empty()));
        assertThat(box.sh("wc -l < /opt/ran; ls /usr/local/lib/howdah")).isEqualTo("3\n");

        var failing = hook("#!/bin/sh\necho the disk is missing\nexit 3\n", Optional.empty());
        assertThat(box.apply(failing))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().text())
                                .contains("run hooks/pre-deploy failed with exit status 3", "the disk is missing"));
        assertThat(box.compare(failing)).isInstanceOf(Change.Edit.class);
        box.sh("rm /var/opt/howdah/incoming/*"); // kept, as the next run needs it
    }
}
