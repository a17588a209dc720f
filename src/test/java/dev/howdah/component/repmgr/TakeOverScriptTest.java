package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that promotes a standby where repmgrd does not, on node 2 of a cluster of which node 1 is lost; all it
/// calls is made up.
class TakeOverScriptTest {

    private static final String LOST = "sleep 60";
    private static final String GONE = "echo"; // as one that is waited for no longer
    private static final String EQUAL = "2 100\n3 100";

    @TempDir
    private Path directory = Path.of("");

    private int exitStatus;

    @BeforeEach
    void standsIn() throws Exception {
        program("setpriv", "while [ \"${1#--}\" != \"$1\" ]; do shift; done; exec \"$@\"");
        program("systemctl", "echo \"systemctl $*\" >> done; case $1 in show) echo 0 ;; esac");
        program("repmgr", "echo \"repmgr ${3} ${4}\" >> done");
        program("may-promote", "echo 'promoted: voters 2 3 4 have not heard of a primary' >&2");
    }

    @Test
    void ofTwoThatHaveAsMuchTheLowerNumberIsPromotedAndRepmgrdStartedAnew() throws Exception {
        assertThat(run(GONE, "echo 500", "echo 500", EQUAL))
                .contains("repmgrd promoted nobody; promoted: voters 2 3 4");
        assertThat(done())
                .containsExactly(
                        "systemctl show -p MainPID --value repmgr",
                        "systemctl kill -s KILL repmgr",
                        "repmgr standby promote",
                        "systemctl restart repmgr");
        assertThat(exitStatus).isZero();
    }

    @Test
    void whereThePromotionFailsThatIsToldAndRepmgrdStartedAnew() throws Exception {
        program("repmgr", "echo 'ERROR: no connection' >&2; exit 1");
        assertThat(run(GONE, "echo 500", "echo 500", EQUAL))
                .contains("this standby could not be promoted: ERROR: no connection");
        assertThat(done()).endsWith("systemctl restart repmgr");
        assertThat(exitStatus).isNotZero();
    }

    @Test
    void whoHasMostGoesFirst() throws Exception {
        run(GONE, "echo 18446744073709551614", "echo 18446744073709551615", EQUAL);
        assertNothingDone();
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        run(LOST, "echo 500", LOST, EQUAL);
        assertThat(done()).contains("repmgr standby promote");
    }

    @Test
    void priorityGoesBeforeTheNumber() throws Exception {
        run(GONE, "echo 500", "echo 500", "2 100\n3 200");
        assertNothingDone();
    }

    @Test
    void whoRepmgrWouldNotPromoteIsNone() throws Exception {
        run(GONE, "echo 500", "echo 400", "3 100");
        assertNothingDone();
    }

    @Test
    void whoIsRegisteredAndNoMemberDoesNotCount() throws Exception {
        assertThat(run(GONE, "echo 500", "echo 400", EQUAL + "\n7 100"))
                .startsWith("repmgrd promoted nobody; promoted");
    }

    @Test
    void nobodyIsPromotedBesideAPrimary() throws Exception {
        run("echo -1", "echo 500", "echo 500", EQUAL);
        assertNothingDone();
    }

    @Test
    void nobodyIsPromotedWithoutTheVotes() throws Exception {
        program("may-promote", "echo 'not promoted: 2 of the 3 votes that it takes' >&2; exit 1");
        assertThat(run(GONE, "echo 500", "echo 500", EQUAL))
                .contains("repmgrd promoted nobody, and not promoted: 2 of the 3 votes");
        assertNothingDone();
    }

    private void assertNothingDone() throws Exception {
        assertThat(done()).doesNotContain("repmgr standby promote", "systemctl kill -s KILL repmgr");
        assertThat(exitStatus).isNotZero();
    }

    private List<String> done() throws Exception {
        var file = directory.resolve("done");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /// @param candidates what repmgr's table says, number and priority
    private String run(String first, String second, String third, String candidates) throws Exception {
        program("psql", "printf '%s\\n' '" + candidates + "'");
        program("member-1", first);
        program("member-2", second);
        program("member-3", third);
        Files.writeString(
                directory.resolve("functions"),
                "own=2\nmembers='1 2 3'\nmember() { exec " + directory + "/member-$1; }\n");
        var text = Fencing.TAKE_OVER_TEXT.filled(Map.ofEntries(
                Map.entry("heading", ""),
                Map.entry("functions", directory.resolve("functions").toString()),
                Map.entry("user", "postgres"),
                Map.entry("home", directory.toString()),
                Map.entry("psql", directory.resolve("psql").toString()),
                Map.entry("local", ""),
                Map.entry("may_promote", directory.resolve("may-promote").toString()),
                Map.entry("binaries", directory.toString()),
                Map.entry("conf", "/etc/repmgr.conf")));
        var script = Files.writeString(directory.resolve("take-over"), text);
        var out = directory.resolve("out");
        var builder = new ProcessBuilder("sh", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().merge("PATH", directory.toString(), (path, here) -> here + ":" + path);
        exitStatus = builder.start().waitFor();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private void program(String name, String script) throws Exception {
        var file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
