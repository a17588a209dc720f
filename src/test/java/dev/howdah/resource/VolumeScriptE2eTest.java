package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.howdah.engine.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of volumes on a real disk: a file behind a loop device of this machine, with an /etc of its own.
@Tag("e2e")
class VolumeScriptE2eTest {

    @TempDir
    private Path directory = Path.of("");

    private String disk = "";
    private MountedVolume volume = new MountedVolume("/none", 0, "/none", "ext4", List.of(), "defaults", 1);

    @BeforeEach
    void attach() throws Exception {
        assumeTrue(run("id -u").text().equals("0\n"), "only root attaches loop devices");
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/fstab"), "# disks\n/dev/sda1 / ext4 errors=remount-ro 0 1\n");
        run("truncate -s 32M disk");
        disk = run("losetup -f --show disk").text().strip();
        assumeTrue(disk.startsWith("/dev/loop"), "this machine has no loop devices");
        volume = volume(disk, "ext4", "defaults,noatime");
    }

    @AfterEach
    void detach() throws Exception {
        run("umount place");
        if (!disk.isEmpty()) {
            run("losetup -d " + disk);
        }
    }

    private MountedVolume volume(String device, String filesystem, String options) {
        return new MountedVolume(
                device, 0, directory.resolve("place").toString(), filesystem, List.of("-m", "1"), options, 512);
    }

    @Test
    void anEmptyDiskIsMadeMountedAndThenLeftAsItIs() throws Exception {
        apply(volume);
        assertThat(compare(volume)).isEqualTo(new Change.Same());
        var uuid = run("blkid -p -s UUID -o value " + disk).text().strip();
        assertThat(Files.readString(directory.resolve("etc/fstab")))
                .isEqualTo("# disks\n/dev/sda1 / ext4 errors=remount-ro 0 1\nUUID=" + uuid + " "
                        + directory.resolve("place") + " ext4 defaults,noatime 0 2\n");
        assertThat(run("findmnt -n -o SOURCE,OPTIONS --mountpoint place").text())
                .contains(disk, "noatime");
        assertThat(run("blockdev --getra " + disk).text()).isEqualTo("512\n");

        Files.writeString(directory.resolve("place/kept"), "data");
        run("umount place");
        assertThat(((Change.Edit) compare(volume)).actions().getFirst().shell()).doesNotContain("mkfs");
        apply(volume);
        assertThat(Files.readString(directory.resolve("place/kept"))).isEqualTo("data");

        var other = volume(disk, "ext4", "defaults,noatime,nodiratime");
        assertThat(compare(other)).isInstanceOf(Change.Edit.class);
        apply(other);
        assertThat(compare(other)).isEqualTo(new Change.Same());
        assertThat(Files.readString(directory.resolve("etc/fstab"))).containsOnlyOnce("place");
    }

    @Test
    void whatHoldsAnythingIsLeftAlone() throws Exception {
        var table =
                "printf '\\0\\1\\1\\0\\203\\376\\377\\377\\0\\10\\0\\0\\0\\100\\0\\0' | dd of=%1$s bs=1 seek=446 conv=notrunc"
                        + " && printf '\\125\\252' | dd of=%1$s bs=1 seek=510 conv=notrunc";
        for (var making : List.of("mkswap %s", table, "mkfs.ext2 -q %s")) {
            run("wipefs -qa " + disk);
            assertThat(compare(volume)).isInstanceOf(Change.Edit.class);
            assertThat(run(making.formatted(disk)).code()).as(making).isZero();
            assertThat(compare(volume)).as(making).isInstanceOf(Change.Refused.class);
        }
    }

    @Test
    void whatCameOntoTheDiskSinceTheLookIsLeftAlone() throws Exception {
        var planned = (Change.Edit) compare(volume);
        run("mkfs.ext2 -q " + disk);
        var ran = run("set -e\n" + here(planned.actions().getFirst().shell()));
        assertThat(ran.code()).isNotZero();
        assertThat(ran.text()).contains("is not empty any more; it is left alone");
        assertThat(run("blkid -p -s TYPE -o value " + disk).text()).isEqualTo("ext2\n");
    }

    @Test
    void nothingIsMountedOverFiles() throws Exception {
        Files.createDirectories(directory.resolve("place/data"));
        assertThat(compare(volume)).isInstanceOf(Change.Refused.class);
    }

    @Test
    void aDiskThatIsNotThereIsRefused() throws Exception {
        assertThat(compare(volume("/dev/howdah-none", "ext4", "defaults"))).isInstanceOf(Change.Refused.class);
    }

    private Change compare(MountedVolume wished) throws Exception {
        var fact = wished.facts().getFirst();
        var ran = run(here(fact.question().text()));
        assertThat(ran.code()).isZero();
        return wished.compare(KnownFacts.of(fact, ran.text()).facts());
    }

    private void apply(MountedVolume wished) throws Exception {
        for (var action : ((Change.Edit) compare(wished)).actions()) {
            var ran = run("set -e\n" + here(action.shell()));
            assertThat(ran.code()).as(ran.text()).isZero();
        }
    }

    /// The script with the test's own /etc; `mount` is told what it would read there.
    private String here(String script) {
        var etc = directory.resolve("etc");
        return "mount() { command mount -T " + etc + "/fstab \"$@\"; }\n"
                + script.replace("/etc/", etc + "/").replace("/run/systemd/system", "/none");
    }

    private record Ran(int code, String text) {}

    private Ran run(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), text);
    }
}
