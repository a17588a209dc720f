package dev.howdah.operation.drill;

import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.topology.drill.DrillFigures;
import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Puts a report together, and says what of the figures is not as it should be.
record Verdicts(
        ClusterHome home,
        DrillOptions options,
        Bounds bounds,
        Recorded recorded,
        Optional<Promise> promise,
        List<String> barman) {

    DrillReport report(Set<Long> rows, Optional<String> primary, List<Happening> happenings) {
        var figures = new Arithmetic(bounds, recorded).figures(rows);
        boolean back = figures.wholeAfter().isPresent();
        return new DrillReport(
                home.cluster().name(),
                home.cluster().failover().word(),
                options.fault(),
                Crowd.words(options.way()),
                bounds.victim(),
                bounds.startedAt(),
                bounds.faultAt(),
                bounds.undoneAt(),
                bounds.endedAt(),
                primary,
                !bounds.slots().isEmpty(),
                promise,
                figures,
                findings(figures, primary),
                end(figures, primary),
                back || primary.isEmpty() ? Optional.empty() : Optional.of(remedy()),
                happenings,
                new Lanes(bounds, recorded).all());
    }

    private String remedy() {
        return "howdah deploy " + home.directory() + " --reclone " + bounds.victim();
    }

    private String end(DrillFigures figures, Optional<String> primary) {
        var victim = bounds.victim();
        if (primary.isEmpty()) {
            return "no member is primary";
        }
        if (primary.get().equals(victim)) {
            return victim + " is primary as before";
        }
        if (figures.wholeAfter().isPresent()) {
            return victim + " is back and follows " + primary.get();
        }
        return switch (lastPart()) {
            case SILENT -> victim + " stays out: it was primary, and Postgres there does not start beside another one";
            case PRIMARY -> victim + " still runs as a primary of its own";
            case LONELY, FOLLOWING -> victim + " is a standby, and does not follow " + primary.get();
        };
    }

    private Part lastPart() {
        return recorded.sights().reversed().stream()
                .filter(sight -> sight.member().equals(bounds.victim()))
                .findFirst()
                .map(Recorded.Sight::part)
                .orElse(Part.SILENT);
    }

    private List<String> findings(DrillFigures figures, Optional<String> primary) {
        var found = new ArrayList<String>();
        figures.twoPrimaries()
                .ifPresent(two -> found.add("%s took %d rows while %s was primary already, for %s"
                        .formatted(
                                two.former(),
                                two.writes(),
                                two.latter(),
                                seconds(Duration.between(two.from(), two.to())))));
        if (!figures.lost().isEmpty()) {
            int lost = figures.lost().size();
            found.add(lost == 1 ? "1 acknowledged row is lost" : lost + " acknowledged rows are lost");
        }
        if (primary.isEmpty()) {
            found.add("no member is primary in the end");
        } else if (figures.writeGap().isEmpty()) {
            found.add(
                    "writes did not come back" + (bounds.undoneAt().isPresent() ? " before the fault was undone" : ""));
        }
        addPromise(found, figures);
        if (figures.redundantAfter().isEmpty()) {
            found.add("members that were not hit do not follow the primary");
        }
        if (!bounds.slots().isEmpty() && (figures.backupsAfter().isEmpty() || !barman.isEmpty())) {
            found.add("backups do not stream: "
                    + (barman.isEmpty() ? "Barman's slot on the primary is not in use" : String.join("; ", barman)));
        }
        return found;
    }

    private void addPromise(List<String> found, DrillFigures figures) {
        promise.map(Promise::most)
                .filter(most -> figures.writeGap()
                        .filter(gap -> gap.compareTo(most) > 0)
                        .isPresent())
                .ifPresent(most ->
                        found.add("writes were away for longer than the computed worst case of " + seconds(most)));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
