package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.problem.Place;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever people do to a config.yml: it is read, or they get lines to look at, and nothing else ever.
class BrokenConfigTest {

    @Property(tries = 500)
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

    @Property(tries = 250)
    void refusesFilesWithLinesMovedOrLost(@ForAll("shuffledLines") List<String> lines) {
        isReadOrRefusedWithALine(String.join("\n", lines));
    }

    @Provide
    Arbitrary<List<String>> shuffledLines() {
        return Arbitraries.of(ConfigReaderTest.GOOD.lines().toList()).list().ofMaxSize(40);
    }

    /// Slips of people who know what they are doing: keys and values of other places, lines twice or further in.
    @Property(tries = 250)
    void refusesFilesWithSlips(@ForAll("slips") String text) {
        isReadOrRefusedWithALine(text);
    }

    @Provide
    Arbitrary<String> slips() {
        var lines = ConfigReaderTest.GOOD.lines().toList();
        var slip = Combinators.combine(
                        Arbitraries.integers().between(0, lines.size() - 1),
                        Arbitraries.integers().between(0, lines.size() - 1),
                        Arbitraries.integers().between(0, SLIPS - 1),
                        Arbitraries.of(WORDS))
                .as(Slip::new);
        return slip.list().ofMinSize(1).ofMaxSize(3).map(all -> {
            var changed = new ArrayList<>(lines);
            all.forEach(one -> one.apply(changed));
            return String.join("\n", changed) + "\n";
        });
    }

    private static final int SLIPS = 6;
    private static final List<String> WORDS = List.of(
            "",
            "~",
            "[]",
            "{}",
            "[a, [b]]",
            "{a: {b: c}}",
            "-1",
            "1e99",
            "'{{ cluster_name }}'",
            "'{{ instances }}'",
            "'{{ 1 / 0 }}'",
            "{{ x }}",
            "'{% for x in [1] %}'",
            "*none",
            "!vault x",
            "2026-11-24",
            "yes",
            "0777",
            "10.33.1.3",
            "|",
            "\"\\x\"");

    /// One slip in one line; another line is the place that something comes from.
    private record Slip(int at, int other, int kind, String word) {
        void apply(List<String> lines) {
            int line = Math.min(at, lines.size() - 1);
            var text = lines.get(line);
            var from = lines.get(Math.min(other, lines.size() - 1));
            int colon = text.indexOf(':');
            switch (kind) {
                case 0 -> lines.set(line, "  " + text);
                case 1 -> lines.set(line, text.stripLeading());
                case 2 -> lines.add(line, from);
                case 3 -> lines.set(line, colon < 0 ? word : text.substring(0, colon + 1) + " " + word);
                case 4 -> lines.set(line, colon < 0 ? from : from.replaceAll(":.*", "") + text.substring(colon));
                default -> lines.remove(line);
            }
        }
    }
}
