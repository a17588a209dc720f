package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.problem.Place;
import dev.howdah.problem.ProblemException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever people do to a config.yml: it is read, or they get lines to look at, and nothing else ever.
class BrokenConfigTest {

    @Property(tries = 300)
    void isReadOrRefusedWithALine(@ForAll("brokenFiles") String text) {
        try {
            ConfigReader.parse(text, "config.yml", "speedy", ConfigReaderTest.SETTINGS);
        } catch (ProblemException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.place() instanceof Place.InFile(var _, int line) && line > 0);
        }
    }

    @Provide
    Arbitrary<String> brokenFiles() {
        return mutations().list().ofMinSize(1).ofMaxSize(4).map(all -> {
            var text = ConfigReaderTest.GOOD;
            for (var mutation : all) {
                text = mutation.apply(text);
            }
            return text;
        });
    }

    private static Arbitrary<Mutation> mutations() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "\t",
                        ":",
                        ": ",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        "'",
                        "\"",
                        "&a ",
                        "*a",
                        "!",
                        "!!int ",
                        "#",
                        "|",
                        ">",
                        "%",
                        "@",
                        "<<: ",
                        "---\n",
                        "\n",
                        "  ",
                        "? ",
                        "null",
                        "~",
                        "0x1f",
                        "99999999999",
                        "{{ x }}",
                        "\u0000",
                        "\ud83d",
                        "\u00fc",
                        "instances:\n",
                        "node: 1\n",
                        "upstream: kame\n"),
                Arbitraries.strings().ofMaxLength(3));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.integers().between(0, 12),
                        pieces)
                .as(Mutation::new);
    }

    /// Replaces some characters at a place by something else.
    private record Mutation(int place, int length, String piece) {
        String apply(String text) {
            int from = Math.min(place, text.length());
            return text.substring(0, from) + piece + text.substring(Math.min(text.length(), from + length));
        }
    }

    @Property(tries = 100)
    void refusesFilesWithLinesMovedOrLost(@ForAll("shuffledLines") List<String> lines) {
        isReadOrRefusedWithALine(String.join("\n", lines));
    }

    @Provide
    Arbitrary<List<String>> shuffledLines() {
        return Arbitraries.of(ConfigReaderTest.GOOD.lines().toList()).list().ofMaxSize(40);
    }
}
