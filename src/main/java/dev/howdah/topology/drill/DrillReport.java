package dev.howdah.topology.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One drill: what was broken, what it did to applications, and how the cluster stands after it.
///
/// @param manager the failover manager
/// @param client how the client wrote, in a sentence
/// @param primaryAfter who takes writes in the end; empty where nobody does
/// @param backups whether some Barman streams WAL, so that its figure means something
/// @param promise computed worst case; empty where it is not known or the fault hits no application
/// @param findings what is not as it should be, a sentence each
/// @param end how the member that was hit stands in the end
/// @param remedy command that makes the cluster whole; empty where it is
public record DrillReport(
        String cluster,
        String manager,
        Fault fault,
        String client,
        String victim,
        Instant startedAt,
        Instant faultAt,
        Optional<Instant> undoneAt,
        Instant endedAt,
        Optional<String> primaryAfter,
        boolean backups,
        Optional<Promise> promise,
        DrillFigures figures,
        List<String> findings,
        String end,
        Optional<String> remedy,
        List<Happening> happenings,
        List<Lane> lanes) {

    public DrillReport {
        findings = List.copyOf(findings);
        happenings = List.copyOf(happenings);
        lanes = List.copyOf(lanes);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }

    /// Seconds since the beginning.
    public Duration since(Instant moment) {
        return Duration.between(startedAt, moment);
    }
}
