package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the fence of node 2 stops a primary that was armed, at 10000 hundredths of a second after the boot; node 1 is
/// the other one.
class FenceWatchTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void isArmed() throws Exception {
        write("armed", "all");
    }

    @Test
    void oneThatHasTimeGoesOn() throws Exception {
        write("lease", "10001");
        assertThat(watch("spared=9000", "")).isEmpty();
        write("lease", "9999");
        assertThat(watch("spared=9000", "")).contains("not enough of the voters");
    }

    @Test
    void aStartThatOthersWereAskedBeforeHasHalfAMinute() throws Exception {
        write("lease", "9000");
        assertThat(watch("spared=''", "")).isEmpty();
        assertThat(watch("spared=''; watch; now=13001", "")).contains("not enough of the voters");
    }

    @Test
    void aStartThatNobodyWasAskedBeforeHasThreeSeconds() throws Exception {
        write("unasked", "");
        assertThat(watch("spared=''; watch; now=10300", "")).isEmpty();
        write("unasked", "");
        assertThat(watch("spared=''; watch; now=10301", "")).contains("not enough of the voters");
    }

    @Test
    void orWhatWasLeftWhereThatIsMore() throws Exception {
        write("unasked", "");
        write("lease", "12000");
        assertThat(watch("spared=''; watch; now=11999", "")).isEmpty();
        write("unasked", "");
        write("lease", "12000");
        assertThat(watch("spared=''; watch; now=12001", "")).contains("not enough of the voters");
    }

    @Test
    void aPrimaryOnALaterTimelineStopsThisOne() throws Exception {
        write("lease", "10400");
        write("timeline", "5");
        assertThat(watch("spared=9000", "latest=6 latest_member=1 latest_at=9900"))
                .contains("node-1 is primary on timeline 6");
        assertThat(watch("spared=9000", "latest=6 latest_member=1 latest_at=9600"))
                .isEmpty();
    }

    @Test
    void onTheSameTimelineToo() throws Exception {
        write("lease", "10400");
        write("timeline", "6");
        assertThat(watch("spared=9000", "latest=6 latest_member=1 latest_at=9900"))
                .contains("node-1 is primary on timeline 6");
        assertThat(watch("spared=9000", "latest=6 latest_member=2 latest_at=9900"))
                .isEmpty();
    }

    /// In a promotion the control file still has the timeline of the former primary, which others heard a second ago.
    @Test
    void notWhereItsOwnTimelineIsNotKnownForCertain() throws Exception {
        assertThat(watch("spared=''", "latest=6 latest_member=1 latest_at=9900"))
                .isEmpty();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(directory.resolve(name), text + "\n");
    }

    /// Why it is stopped; empty where it is not.
    ///
    /// @param before how the fence stands
    /// @param noted what its voter has noted of others
    private String watch(String before, String noted) throws Exception {
        var watch = FenceParts.between("watch() {", "# Every few seconds");
        var script = "own=2 constitution=all now=10000 grace=3000 short_grace=300 timeline=\n"
                + "run=" + directory + " lease=$run/lease armed=$run/armed unasked=$run/unasked\n"
                + "own_timeline() { echo 6; }\nname() { echo node-$1; }\nfence() { echo \"$1\"; }\n"
                + "recall() { latest=0 latest_member=0 latest_at=0; " + noted + "\n}\n"
                + watch + before + "\nwatch\n";
        return FenceParts.printed(script);
    }
}
