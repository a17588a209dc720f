package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nothing that holds anything is ever made empty.
class MountedVolumeTest {

    private static final MountedVolume VOLUME =
            new MountedVolume("/dev/sdf", 16, "/opt/postgres", "ext4", List.of(), "defaults,noatime", 32768);
    private static final String EMPTY = "device=/dev/sdf\nsize=17179869184\nprobe=2\nsource=\nuuid=\n";
    private static final String DONE = """
            device=/dev/sdf
            size=17179869184
            probe=0
            type=ext4
            used=mounted at /opt/postgres
            source=/dev/sdf
            sourcetype=ext4
            readahead=32768
            uuid=7050-ab
            fstab=UUID=7050-ab /opt/postgres ext4 defaults,noatime 0 2
            rule=yes
            """;

    private static Change compare(String answer) {
        return VOLUME.compare(KnownFacts.of(VOLUME.facts().getFirst(), answer).facts());
    }

    private static Change.Edit edit(String answer) {
        var change = compare(answer);
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    private static void refused(String answer, String why) {
        assertThat(compare(answer))
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.problem().text()).contains(why));
    }

    @Test
    void anEmptyDiskGetsAFilesystem() {
        var edit = edit(EMPTY);
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.lines())
                .containsExactly(
                        "+ ext4 on /dev/sdf, which is empty (16.0 GB)",
                        "+ mounted at /opt/postgres with defaults,noatime");
        assertThat(edit.effects()).extracting(Effect::kind).containsExactly(Effect.Kind.DATA);
        assertThat(edit.actions().getFirst().shell()).contains("mkfs -t ext4 \"$howdah_device\"");
        assertThat(VOLUME.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void aFilesystemThatIsThereIsMountedAndNotMade() {
        var edit = edit("device=/dev/sdf\nsize=17179869184\nprobe=0\ntype=ext4\nsource=\nuuid=7050-ab\n");
        assertThat(edit.actions().getFirst().shell())
                .contains("mount /opt/postgres")
                .doesNotContain("mkfs");
    }

    @Test
    void whatHoldsAnythingIsLeftAlone() {
        refused(EMPTY.replace("probe=2", "probe=0\ntype=xfs"), "/dev/sdf holds xfs");
        refused(EMPTY.replace("probe=2", "probe=0\ntype=LVM2_member"), "/dev/sdf holds LVM2_member");
        refused(EMPTY.replace("probe=2", "probe=0\nsignature=partition table gpt"), "holds partition table gpt");
        refused(EMPTY.replace("probe=2", "probe=8"), "/dev/sdf holds what cannot be made out");
        refused(EMPTY.replace("probe=2", "probe=2\nsignature=0x438,0x1234,,ext4"), "/dev/sdf holds 0x438");
        refused(EMPTY + "used=sdf1 part\n", "/dev/sdf is in use: sdf1 part");
        refused(EMPTY + "used=swap\n", "in use: swap");
        refused(EMPTY.replace("probe=2", "probe=0\ntype=ext4\nused=mounted at /home"), "in use: mounted at /home");
    }

    @Test
    void nothingIsMountedOverFiles() {
        refused(EMPTY + "file=data\n", "there are files in /opt/postgres");
        refused(EMPTY + "fstab=/dev/sdx /opt/postgres ext4 defaults 0 2\n", "something else for /opt/postgres");
    }

    @Test
    void aDiskThatIsNotThereIsToldWithThoseThatAre() {
        refused("device=\ndisk=sda 20G disk\ndisk=sdb 30G disk\nsource=\nuuid=\n", "sdb 30G disk");
        refused(DONE.replace("source=/dev/sdf", "source=/dev/sdg"), "/dev/sdg is mounted at /opt/postgres");
        refused(DONE.replace("sourcetype=ext4", "sourcetype=xfs"), "write fstype: xfs");
    }

    @Test
    void whatIsMountedStaysAsItIs() {
        assertThat(compare(DONE)).isEqualTo(new Change.Same());
        // on AWS a mounted disk is not looked for any more
        assertThat(compare(DONE.replace("device=/dev/sdf", "device="))).isEqualTo(new Change.Same());
        // a line of somebody else's that mounts the same disk
        assertThat(compare(DONE.replace("fstab=UUID=7050-ab", "fstab=LABEL=pg")))
                .isEqualTo(new Change.Same());
        assertThat(edit(DONE.replace("defaults,noatime", "defaults")).lines())
                .containsExactly(
                        "- UUID=7050-ab /opt/postgres ext4 defaults 0 2",
                        "+ UUID=7050-ab /opt/postgres ext4 defaults,noatime 0 2");
        assertThat(edit(DONE.replace("readahead=32768", "readahead=256"))
                        .actions()
                        .getFirst()
                        .shell())
                .contains("blockdev --setra 32768")
                .doesNotContain("remount");
        assertThat(edit(DONE.replace("rule=yes", "")).lines())
                .containsExactly("+ read-ahead of 32768 sectors  (at boot)");
    }
}
