package dev.howdah.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one Barman knows of one Postgres server.
///
/// @param barman instance that Barman runs on
/// @param server name that Barman has for it
/// @param source instance that Barman is pointed at now, where that is known
/// @param backups number of good base backups
/// @param lastBackup when the latest good base backup ended; empty where there is none
/// @param receiving whether WAL is being streamed now
/// @param lastWal name of the latest WAL segment that was archived
/// @param failedChecks what `barman check` finds wrong
public record BackupState(
        String barman,
        String server,
        Optional<String> source,
        int backups,
        Optional<Instant> lastBackup,
        boolean receiving,
        Optional<String> lastWal,
        List<String> failedChecks) {

    public BackupState {
        failedChecks = List.copyOf(failedChecks);
    }
}
