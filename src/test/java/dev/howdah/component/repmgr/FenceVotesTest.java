package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the fence of node 1 lets it live, of five voters two others of which have to be with it, by what its
/// Postgres says a second after the other. Its clock stands at 1000000 ms, the host's at 50000 hundredths.
class FenceVotesTest {

    private static final String NOW = "1000000";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theSecondOfTheOthersDecides() throws Exception {
        assertThat(lease(word(2, 0), word(3, 500), word(4, 2000))).isEqualTo(50000 - 50 + 400);
        assertThat(lease(word(2, 0))).isZero();
    }

    @Test
    void aVoterHasOneVoteHoweverManySessionsItLeftBehind() throws Exception {
        assertThat(lease(word(4, 0), word(4, 100))).isZero();
        assertThat(lease(word(4, 0), word(4, 100), word(5, 900))).isEqualTo(50000 - 90 + 400);
    }

    @Test
    void whoHasNoVoteDoesNotCount() throws Exception {
        assertThat(lease(word(1, 0), word(7, 0), word(2, 0))).isZero();
    }

    @Test
    void anAnswerFromBeforeTheClockWasSetBackDoesNotCount() throws Exception {
        assertThat(lease(word(2, -5000), word(3, -5000), word(4, 0))).isZero();
    }

    @Test
    void whoKnowsOfALaterTimelineIsNotWithIt() throws Exception {
        assertThat(lease(word(2, 0), "howdah 3 2 0 8 " + NOW)).isZero();
    }

    /// A voter's session, and how many milliseconds ago it had its last answer.
    private static String word(int voter, int ago) {
        return "howdah " + voter + " 1 0 7 " + (Long.parseLong(NOW) - ago);
    }

    /// Until when it may live; 0 where it is given no time.
    private long lease(String... words) throws Exception {
        var told = String.join(",", words);
        var functions = Files.writeString(
                directory.resolve("functions"),
                "own=1 voters='1 2 3 4 5' others_to_stay=2 fence_after=4 constitution=all\n" + "run=" + directory
                        + " lease=$run/lease armed=$run/armed\nlook_up() { :; }\n");
        var parts = FenceParts.between("judge() {", "# Whether Postgres runs here");
        Files.deleteIfExists(directory.resolve("lease"));
        var script = ". " + functions + "\n" + parts + "echo '50000|f|f|" + NOW + "|7|" + told + "||' | judge\n"
                + "cat $lease 2>/dev/null || echo 0\n";
        return Long.parseLong(FenceParts.printed(script));
    }
}
