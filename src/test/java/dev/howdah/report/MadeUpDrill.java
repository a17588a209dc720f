package dev.howdah.report;

import dev.howdah.topology.drill.DrillFigures;
import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Happening.Tone;
import dev.howdah.topology.drill.Lane;
import dev.howdah.topology.drill.Promise;
import dev.howdah.topology.drill.Span;
import dev.howdah.topology.drill.Span.State;
import dev.howdah.topology.drill.TwoPrimaries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Drills that never took place: one in which all went well, and one in which nothing did.
final class MadeUpDrill {

    private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
    private static final Promise PROMISE = new Promise(List.of(
            new Promise.Part("repmgrd looks", Duration.ofSeconds(2)),
            new Promise.Part("2 attempts", Duration.ofSeconds(4)),
            new Promise.Part("promotion", Duration.ofSeconds(5)),
            new Promise.Part("client", Duration.ofSeconds(3))));
    private static final String CLIENT = "a JDBC client through haproxy that commits a row each 20 ms";

    private MadeUpDrill() {}

    private static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }

    private static Span span(double from, double to, State state, String label) {
        return new Span(at(from), at(to), state, label);
    }

    private static Optional<Duration> seconds(double seconds) {
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static DrillReport good() {
        return new DrillReport(
                "speedy",
                "repmgr",
                Fault.KILL_POSTGRES,
                CLIENT,
                "kaolin",
                START,
                at(5),
                Optional.empty(),
                at(50),
                Optional.of("kame"),
                true,
                Optional.of(PROMISE),
                new DrillFigures(
                        1893,
                        List.of(),
                        new DrillFigures.Unknown(1, 1),
                        seconds(7.3),
                        Optional.empty(),
                        seconds(0.2),
                        seconds(9.1),
                        Optional.empty(),
                        seconds(21.4),
                        Optional.empty()),
                List.of(),
                "kaolin stays out: it was primary, and Postgres there does not start beside another one",
                Optional.of("howdah deploy speedy --reclone kaolin"),
                List.of(
                        new Happening(
                                at(4.9), Tone.PLAIN, "", "kaolin is primary, all others follow; 240 rows are written"),
                        new Happening(at(5), Tone.DEED, "kaolin", "the postmaster gets SIGKILL"),
                        new Happening(at(15.6), Tone.GOOD, "kame", "takes rows")),
                List.of(
                        new Lane(
                                "writes",
                                List.of(
                                        span(0, 4.9, State.WORKS, ""),
                                        span(4.9, 12.2, State.FAILS, ""),
                                        span(12.2, 50, State.WORKS, ""))),
                        new Lane("reads", List.of(span(0, 50, State.WORKS, ""))),
                        new Lane(
                                "kaolin",
                                List.of(span(0, 5.1, State.PRIMARY, "timeline 1"), span(5.1, 50, State.SILENT, ""))),
                        new Lane(
                                "kame",
                                List.of(
                                        span(0, 5.2, State.STANDBY, "timeline 1"),
                                        span(5.2, 11.6, State.LONELY, ""),
                                        span(11.6, 50, State.PRIMARY, "timeline 2"))),
                        new Lane(
                                "karma",
                                List.of(
                                        span(0, 14, State.STANDBY, "timeline 1"),
                                        span(14, 50, State.STANDBY, "timeline 2"))),
                        new Lane(
                                "backups",
                                List.of(
                                        span(0, 5.1, State.WORKS, "from kaolin"),
                                        span(5.1, 26.4, State.FAILS, ""),
                                        span(26.4, 50, State.WORKS, "from kame")))));
    }

    /// With names that a page must not take for its own words.
    static DrillReport bad() {
        return new DrillReport(
                "<b>\"speedy\"</b>",
                "repmgr",
                Fault.FREEZE,
                CLIENT,
                "kao<script>lin",
                START,
                at(5),
                Optional.of(at(40)),
                at(70),
                Optional.of("kame"),
                true,
                Optional.of(PROMISE),
                new DrillFigures(
                        1200,
                        List.of(241L, 242L),
                        new DrillFigures.Unknown(0, 0),
                        seconds(25.2),
                        seconds(5.5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new TwoPrimaries("kao<script>lin", "kame", at(40.2), at(60.4), 101))),
                List.of("2 acknowledged rows are lost", "members that were not hit & do not follow the primary"),
                "kao<script>lin still runs as a primary of its own",
                Optional.of("howdah deploy '<x>' --reclone kao<script>lin"),
                List.of(new Happening(at(5), Tone.BAD, "kao<script>lin", "the host stands still & does not answer")),
                List.of(
                        new Lane(
                                "writes",
                                List.of(
                                        span(0, 5, State.WORKS, ""),
                                        span(5, 30.2, State.FAILS, ""),
                                        span(30.2, 40, State.WORKS, ""),
                                        span(40, 45.5, State.FAILS, ""),
                                        span(45.5, 70, State.WORKS, ""))),
                        new Lane(
                                "kao<script>lin",
                                List.of(
                                        span(0, 5, State.PRIMARY, "timeline 1"),
                                        span(5, 40.1, State.SILENT, ""),
                                        span(40.1, 70, State.PRIMARY, "timeline 1")))));
    }
}
