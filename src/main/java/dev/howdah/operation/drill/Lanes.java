package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Acknowledged;
import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.operation.drill.Recorded.Sight;
import dev.howdah.topology.drill.Lane;
import dev.howdah.topology.drill.Span;
import dev.howdah.topology.drill.Span.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The bars of a drill's picture: writes, reads, each member, and backups.
record Lanes(Bounds bounds, Recorded recorded) {

    /// Shorter pauses are no interruption that the picture could show.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    List<Lane> all() {
        var lanes = new ArrayList<Lane>();
        lanes.add(new Lane(
                "writes",
                flow(recorded.acknowledged().stream().map(Acknowledged::at).toList())));
        lanes.add(new Lane("reads", flow(recorded.reads())));
        for (var member : bounds.members()) {
            lanes.add(new Lane(member, spans(sights(member))));
        }
        if (!bounds.slots().isEmpty()) {
            lanes.add(new Lane("backups", backups()));
        }
        return lanes;
    }

    private List<Sight> sights(String member) {
        return recorded.sights().stream()
                .filter(sight -> sight.member().equals(member) && !sight.at().isBefore(bounds.startedAt()))
                .toList();
    }

    private List<Span> flow(List<Instant> moments) {
        var spans = new ArrayList<Span>();
        var begun = bounds.startedAt();
        var previous = bounds.startedAt();
        var ends = new ArrayList<>(moments);
        ends.add(bounds.endedAt());
        ends.removeIf(moment -> moment.isBefore(bounds.startedAt()));
        for (var moment : ends) {
            if (Duration.between(previous, moment).compareTo(PAUSE) > 0) {
                add(spans, begun, previous, State.WORKS, "");
                add(spans, previous, moment, State.FAILS, "");
                begun = moment;
            }
            previous = moment;
        }
        add(spans, begun, bounds.endedAt(), State.WORKS, "");
        return spans;
    }

    private static void add(List<Span> spans, Instant from, Instant to, State state, String label) {
        if (from.isBefore(to)) {
            spans.add(new Span(from, to, state, label));
        }
    }

    private List<Span> spans(List<Sight> sights) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < sights.size(); i++) {
            var from = i == 0 ? bounds.startedAt() : sights.get(i).at();
            var to = i + 1 < sights.size() ? sights.get(i + 1).at() : bounds.endedAt();
            var label = sights.get(i).timeline() == 0
                    ? ""
                    : "timeline " + sights.get(i).timeline();
            join(spans, new Span(from, to, state(sights.get(i).part()), label));
        }
        return spans;
    }

    private static void join(List<Span> spans, Span next) {
        if (!spans.isEmpty()
                && spans.getLast().state() == next.state()
                && spans.getLast().label().equals(next.label())) {
            spans.add(new Span(spans.removeLast().from(), next.to(), next.state(), next.label()));
        } else if (next.from().isBefore(next.to())) {
            spans.add(next);
        }
    }

    private static State state(Part part) {
        return switch (part) {
            case PRIMARY -> State.PRIMARY;
            case FOLLOWING -> State.STANDBY;
            case LONELY -> State.LONELY;
            case SILENT -> State.SILENT;
        };
    }

    /// A receiver streams from whichever member has its slot in use.
    private List<Span> backups() {
        var spans = new ArrayList<Span>();
        var from = bounds.startedAt();
        var feeder = "";
        for (var sight : recorded.sights()) {
            boolean feeds = sight.activeSlots().stream().anyMatch(bounds.slots()::contains);
            var now = feeds ? sight.member() : feeder.equals(sight.member()) ? "" : feeder;
            if (!now.equals(feeder)) {
                join(spans, backup(from, sight.at(), feeder));
                from = sight.at();
                feeder = now;
            }
        }
        join(spans, backup(from, bounds.endedAt(), feeder));
        spans.removeIf(span -> span.to().isBefore(bounds.startedAt()));
        return spans;
    }

    private static Span backup(Instant from, Instant to, String feeder) {
        return feeder.isEmpty()
                ? new Span(from, to, State.FAILS, "")
                : new Span(from, to, State.WORKS, "from " + feeder);
    }
}
