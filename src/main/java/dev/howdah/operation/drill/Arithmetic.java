package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Acknowledged;
import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.operation.drill.Recorded.Sight;
import dev.howdah.topology.drill.DrillFigures;
import dev.howdah.topology.drill.TwoPrimaries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The figures of a drill from what its clients noted.
///
/// Every time is as a client outside of the cluster sees it, by the clock of this machine. A state counts from the
/// moment on from which it stays.
record Arithmetic(Bounds bounds, Recorded recorded) {

    /// A row or an answer that is older than this in the end means that there are no more.
    private static final Duration STALE = Duration.ofSeconds(3);

    /// @param present numbers of the rows that the primary holds in the end
    DrillFigures figures(Set<Long> present) {
        var acknowledged = recorded.acknowledged();
        return new DrillFigures(
                acknowledged.size(),
                acknowledged.stream()
                        .map(Acknowledged::number)
                        .filter(number -> !present.contains(number))
                        .toList(),
                new DrillFigures.Unknown(recorded.unknown().size(), (int) recorded.unknown().stream()
                        .filter(row -> present.contains(row.number()))
                        .count()),
                writeGap(),
                bounds.undoneAt().flatMap(undone -> gap(rows(), undone, bounds.endedAt())),
                gap(recorded.reads(), bounds.faultAt(), bounds.endedAt()),
                redundantAfter(),
                wholeAfter(),
                backupsAfter(),
                twoPrimaries());
    }

    Optional<Duration> writeGap() {
        return gap(rows(), bounds.faultAt(), bounds.undoneAt().orElse(bounds.endedAt()));
    }

    private List<Instant> rows() {
        return recorded.acknowledged().stream().map(Acknowledged::at).toList();
    }

    /// The longest time without one of these moments that began before `to` and ended after `from`. A pause that began
    /// before both counts for the earlier one only.
    private Optional<Duration> gap(List<Instant> moments, Instant from, Instant to) {
        var previous = bounds.startedAt();
        var longest = Optional.<Duration>empty();
        for (var moment : moments) {
            boolean within = moment.isAfter(from) && previous.isBefore(to);
            boolean earlier = from.isAfter(bounds.faultAt()) && previous.isBefore(from);
            if (within && !earlier) {
                longest = Optional.of(longer(longest.orElse(Duration.ZERO), Duration.between(previous, moment)));
            }
            previous = moment;
        }
        boolean ended = Duration.between(previous, bounds.endedAt()).compareTo(STALE) > 0;
        return ended ? Optional.empty() : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Who takes writes in the end: of several the one on the latest timeline.
    Optional<Sight> lastPrimary() {
        return bounds.members().stream()
                .flatMap(member -> sights(member).reversed().stream().limit(1))
                .filter(sight -> sight.part() == Part.PRIMARY)
                .max(Comparator.comparingInt(Sight::timeline));
    }

    private List<Sight> sights(String member) {
        return recorded.sights().stream()
                .filter(sight -> sight.member().equals(member))
                .toList();
    }

    /// Where they follow in the end and had done so before the fault was undone, that was when: a cascaded replica that
    /// goes back to an upstream that is back leaves nobody without a standby.
    Optional<Duration> redundantAfter() {
        var others = bounds.members().stream()
                .filter(member -> !member.equals(bounds.victim()))
                .toList();
        var inTheEnd = followed(others);
        return bounds.undoneAt()
                .filter(_ -> inTheEnd.isPresent())
                .flatMap(undone -> until(undone).followed(others))
                .or(() -> inTheEnd);
    }

    /// As if the drill had ended then.
    private Arithmetic until(Instant end) {
        var seen = recorded.sights().stream()
                .filter(sight -> sight.at().isBefore(end))
                .toList();
        return new Arithmetic(
                new Bounds(
                        bounds.startedAt(),
                        bounds.faultAt(),
                        Optional.empty(),
                        end,
                        bounds.victim(),
                        bounds.members(),
                        bounds.slots(),
                        bounds.source()),
                new Recorded(
                        recorded.acknowledged(), recorded.unknown(), recorded.reads(), recorded.sideWrites(), seen));
    }

    Optional<Duration> wholeAfter() {
        return followed(bounds.members());
    }

    /// From the fault until all of these follow the primary; those that do not in the end make it empty.
    private Optional<Duration> followed(Collection<String> members) {
        var primary = lastPrimary();
        if (primary.isEmpty()) {
            return Optional.empty();
        }
        var last = primary.get();
        var first = sights(last.member()).stream()
                .filter(sight -> sight.part() == Part.PRIMARY
                        && sight.timeline() == last.timeline()
                        && sight.at().isAfter(bounds.faultAt()))
                .findFirst()
                .orElse(last);
        var longest =
                since(last.member(), sight -> sight.part() == Part.PRIMARY && sight.timeline() == last.timeline());
        for (var member : members) {
            if (!member.equals(last.member())) {
                var since = since(member, sight -> follows(sight, first));
                longest = longest.flatMap(so -> since.map(more -> longer(so, more)));
            }
        }
        return longest;
    }

    /// Whether a standby is on the primary's timeline and has what that wrote first.
    private static boolean follows(Sight standby, Sight primary) {
        return standby.part() == Part.FOLLOWING
                && standby.timeline() == primary.timeline()
                && (standby.at().isBefore(primary.at()) || standby.position() >= primary.position());
    }

    /// From the fault until a member is, and stays, as wished; one look that it did not answer in time is forgiven.
    private Optional<Duration> since(String member, Predicate<Sight> wished) {
        var first = Optional.<Instant>empty();
        for (var sight : sights(member).reversed()) {
            boolean forgiven = sight.part() == Part.SILENT
                    && first.filter(later -> Duration.between(sight.at(), later).compareTo(STALE) < 0)
                            .isPresent();
            if (wished.test(sight)) {
                first = Optional.of(sight.at());
            } else if (!forgiven) {
                break;
            }
        }
        return first.map(since -> longer(Duration.ZERO, Duration.between(bounds.faultAt(), since)));
    }

    Optional<Duration> backupsAfter() {
        if (bounds.slots().isEmpty()) {
            return Optional.empty();
        }
        return bounds.source()
                .map(source -> since(source, this::feedsBarman))
                .orElseGet(() -> lastPrimary()
                        .flatMap(primary ->
                                since(primary.member(), sight -> sight.part() == Part.PRIMARY && feedsBarman(sight))));
    }

    /// Whether they stream now, and have for so long: where Barman's receiver changes to the next timeline it lets its
    /// slot go for a moment.
    boolean backupsStreamFor(Duration least) {
        return backupsAfter()
                .filter(after -> !bounds.faultAt().plus(after).plus(least).isAfter(bounds.endedAt()))
                .isPresent();
    }

    private boolean feedsBarman(Sight sight) {
        return sight.activeSlots().stream().anyMatch(bounds.slots()::contains);
    }

    Optional<TwoPrimaries> twoPrimaries() {
        var wrong = new ArrayList<Recorded.SideWrite>();
        var latter = "";
        for (var write : recorded.sideWrites()) {
            var later = recorded.sideWrites().stream()
                    .filter(other -> !other.member().equals(write.member())
                            && other.timeline() >= write.timeline()
                            && other.at().isBefore(write.sent()))
                    .findFirst();
            if (later.isPresent()) {
                wrong.add(write);
                latter = later.get().member();
            }
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TwoPrimaries(
                wrong.getFirst().member(),
                latter,
                wrong.getFirst().sent(),
                wrong.getLast().at(),
                wrong.size()));
    }
}
