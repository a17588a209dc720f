package dev.howdah.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.host.Frame;
import dev.howdah.host.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Edits in a real shell, of which some share a session.
class ActingTest {

    private static final Fact<String> SAID = Fact.sh("what was said", "cat /run/howdah.said", answer -> answer);

    @TempDir
    private Path run = Path.of("");

    private Host host = new Host("aa", new LocalShell(Path.of("")), new Semaphore(1));
    private final HostLock lock = new HostLock(ToyRun.id("one"), false, _ -> false);

    @BeforeEach
    void connect() {
        host = new Host("aa", new LocalShell(run), new Semaphore(1));
        lock.acquire(host);
    }

    @Test
    void editsOfOneSessionThatFollowEachOtherAreMadeByOneProcess() throws IOException {
        var acted = act(say("a"), say("b"), say("c").without(), say("d"));

        assertThat(acted.done()).isEqualTo(4);
        var said = Files.readAllLines(run.resolve("howdah.said"));
        assertThat(said).hasSize(4);
        assertThat(said.get(0))
                .startsWith("a, shared by ")
                .isEqualTo(said.get(1).replace("b,", "a,"));
        assertThat(said.subList(2, 4)).containsExactly("c, alone", "d, alone");
        assertThat(acted.facts().ask(SAID)).isInstanceOf(Known.Answer.class);
    }

    @Test
    void theOneThatFailsIsKnownWithWhatItSaidAndTheRestIsLeft() throws IOException {
        var acted = act(say("a"), say("b"), say("c").but("echo no such thing; exit 3"), say("d"));

        assertThat(acted.done()).isEqualTo(2);
        assertThat(acted.failure()).containsExactly("no such thing");
        assertThat(acted.exitStatus()).isEqualTo(3);
        assertThat(Files.readAllLines(run.resolve("howdah.said"))).hasSize(2);
    }

    @Test
    void aSessionThatDoesNotBeginFailsItsFirst() {
        var acted = act(
                say("a").without(),
                say("b").in(new Shared("sh -c 'echo not now; exit 2'")),
                say("c").in(new Shared("sh -c 'echo not now; exit 2'")));

        assertThat(acted.done()).isEqualTo(1);
        assertThat(acted.failure()).containsExactly("not now");
        assertThat(acted.exitStatus()).isEqualTo(2);
    }

    private Acting.Acted act(Say... edits) {
        var questions = new Questions(List.of(SAID.question()));
        return new Acting(Arrays.stream(edits).map(Say::edit).toList(), questions).run(host, lock);
    }

    private static Say say(String word) {
        return new Say(word, true, "", new Shared("sh"));
    }

    private record Say(String word, boolean shares, String failing, Shared session) {

        Say without() {
            return new Say(word, false, failing, session);
        }

        Say but(String instead) {
            return new Say(word, shares, instead, session);
        }

        Say in(Shared other) {
            return new Say(word, shares, failing, other);
        }

        Change.Edit edit() {
            var alone = Action.of("say " + word, "echo '" + word + ", alone' >> /run/howdah.said");
            var shared = failing.isEmpty() ? "echo \"" + word + ", shared by $$\" >> /run/howdah.said" : failing;
            var action = shares ? alone.in(session, List.of(shared)) : alone;
            return new Change.Edit(Verb.UPDATE, List.of("+ " + word), List.of(action), List.of());
        }
    }

    private record Shared(String program) implements Session {

        @Override
        public String joined(SequencedMap<Integer, List<String>> edits, Frame frame) {
            var text = new StringBuilder(program).append(" <<'END'\n");
            edits.forEach((number, statements) -> text.append("echo; echo '")
                    .append(frame.begin(number))
                    .append("'\n")
                    .append(String.join("\n", statements))
                    .append("\necho; echo '")
                    .append(frame.end(number))
                    .append("0'\n"));
            return text.append("END\nhowdah_status=$?\n[ $howdah_status -eq 0 ] || exit $howdah_status\n")
                    .toString();
        }
    }
}
