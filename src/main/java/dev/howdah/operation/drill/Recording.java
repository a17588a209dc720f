package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Acknowledged;
import dev.howdah.operation.drill.Recorded.Attempt;
import dev.howdah.operation.drill.Recorded.SideWrite;
import dev.howdah.operation.drill.Recorded.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the clients of a drill note while they work, each on its own thread.
final class Recording {

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<Attempt> unknown = new ArrayList<>();
    private final List<Instant> reads = new ArrayList<>();
    private final List<SideWrite> sideWrites = new ArrayList<>();
    private final List<Sight> sights = new ArrayList<>();
    private final Map<String, Sight> latest = new LinkedHashMap<>();
    private String trouble = "";

    synchronized void acknowledged(Acknowledged row) {
        acknowledged.add(row);
    }

    synchronized void unknown(Attempt row) {
        unknown.add(row);
    }

    synchronized void read(Instant at) {
        reads.add(at);
    }

    synchronized void sideWrite(SideWrite write) {
        sideWrites.add(write);
    }

    synchronized void seen(Sight sight) {
        sights.add(sight);
        latest.put(sight.member(), sight);
    }

    /// The last error of the client that writes.
    synchronized void trouble(String message) {
        trouble = message;
    }

    synchronized String trouble() {
        return trouble;
    }

    synchronized int rows() {
        return acknowledged.size();
    }

    synchronized int reads() {
        return reads.size();
    }

    synchronized Optional<Acknowledged> lastRow() {
        return acknowledged.isEmpty() ? Optional.empty() : Optional.of(acknowledged.getLast());
    }

    /// What each member said last.
    synchronized List<Sight> latest() {
        return List.copyOf(latest.values());
    }

    /// Who says that it is primary; of several the one on the newest timeline.
    Optional<String> lastPrimary() {
        return latest().stream()
                .filter(sight -> sight.part() == Recorded.Part.PRIMARY)
                .max(Comparator.comparingInt(Sight::timeline))
                .map(Sight::member);
    }

    /// Since when rows are acknowledged without a pause longer than this; empty where they are not just now.
    synchronized Optional<Instant> flowingSince(Duration pause, Instant now) {
        var since = Optional.<Instant>empty();
        var next = now;
        for (var row : acknowledged.reversed()) {
            if (Duration.between(row.at(), next).compareTo(pause) > 0) {
                return since;
            }
            since = Optional.of(row.at());
            next = row.at();
        }
        return since;
    }

    synchronized Recorded soFar() {
        var ordered = new ArrayList<>(sights);
        ordered.sort(Comparator.comparing(Sight::at));
        return new Recorded(acknowledged, unknown, reads, sideWrites, ordered);
    }
}
