package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;

class ApplicationTest {

    private final Typing typing = new Typing();

    @Command
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbExplainsItself(Verb verb) {
        assertThat(typing.all(verb.word(), "--help")).isZero();
        assertThat(typing.out()).startsWith("Usage: howdah " + verb.word()).contains(verb.summary());
        assertThat(new Typing().all("help", verb.word())).isZero();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyOptionSaysWhatItIsFor(Verb verb) {
        var command = new Wiring(typing.streams()).command(verb);
        assertThat(Parsed.commandLine(verb, command).getCommandSpec().args())
                .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
    }

    @Test
    void helpListsEveryVerbInItsGroup() {
        assertThat(typing.all()).isZero();
        for (var verb : Verb.values()) {
            assertThat(typing.out()).contains("  " + verb.word() + " ");
        }
        assertThat(typing.out()).contains("Look at clusters", "Also: cmd.");
        assertThat(new Typing().all("--version")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "deplyo x | unknown command 'deplyo'",
                "plna | did you mean 'plan'?",
                "--frobnicate | unknown option '--frobnicate'",
                "plan --formt json | did you mean '--format'?",
                "plan --format jsn | known are text, json; did you mean 'json'?",
                "plan --parallel many | 'many' is not an int",
                "plan --parallel 0 | at least one host at once is needed",
                "deploy --plan | missing required parameter for option '--plan'",
                "status --every 0 | at least one second is needed",
                "configure | missing required parameter: 'CLUSTER'",
                "completion tcsh | known are bash, zsh, fish",
                "help deplyo | there is no command 'deplyo'",
                "exec here | 'WORD'",
                "store-password here | 'USER'",
                "deploy one two | unexpected argument 'two'",
            })
    void wrongInputIsNamedAndEndsWith3(String line, String message) {
        assertThat(typing.all(line.split(" ", -1))).isEqualTo(3);
        assertThat(typing.err()).contains(message);
        assertThat(typing.out()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        typing.all("plan", "--formt=json", "--parallel", "x", "here", "there");
        assertThat(typing.err()).contains("unknown option '--formt'", "'x' is not an int", "unexpected argument");
        assertThat(Pattern.compile("^error:", Pattern.MULTILINE)
                        .matcher(typing.err())
                        .results())
                .hasSize(3);
    }

    @Test
    void aProblemEndsWithTheCodeOfItsKind() {
        var failure = new ProblemException(Category.STEP_FAILED, List.of(Problem.here("one"), Problem.here("two")));
        assertThat(typing.one(new Failing(failure), "info")).isEqualTo(5);
        assertThat(typing.err()).contains("error: one", "error: two");
    }

    @Test
    void aHostThatDoesNotAnswerEndsWith4() {
        assertThat(typing.one(new Failing(new HostUnreachable("kaolin", "gone")), "info"))
                .isEqualTo(4);
        assertThat(typing.err()).contains("kaolin", "gone");
    }

    @Test
    void aFileThatCannotBeUsedIsNoFault() {
        var failure = new UncheckedIOException(new AccessDeniedException("/x/config.yml"));
        assertThat(typing.one(new Failing(failure), "info")).isEqualTo(3);
        assertThat(typing.err()).contains("permission denied", "/x/config.yml");
    }

    @Test
    void aFaultShowsOneSentenceAndKeepsItsTraceInAFile() throws Exception {
        assertThat(typing.one(new Failing(new IllegalStateException("odd")), "info"))
                .isEqualTo(70);
        assertThat(typing.err()).contains("a fault in howdah itself: IllegalStateException: odd");
        assertThat(typing.err()).doesNotContain("\tat ");
        var named = Pattern.compile("details are in (\\S+);").matcher(typing.err());
        assertThat(named.find()).isTrue();
        var file = Path.of(named.group(1));
        assertThat(Files.readString(file)).contains("\tat dev.howdah");
        Files.delete(file);
    }
}
