package dev.howdah.topology;

import dev.howdah.model.Instance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One server as Barman's configuration and files have it.
///
/// @param name that Barman has for it
/// @param slot replication slot that WAL is streamed through; empty where none is set
/// @param lastWal name of the latest WAL segment that was archived
public record BarmanServer(String name, String slot, List<BaseBackup> backups, Optional<String> lastWal) {

    /// One base backup.
    ///
    /// @param status such as DONE, FAILED or STARTED
    public record BaseBackup(String id, String status, Optional<Instant> ended) {

        public boolean isGood() {
            return status.equals("DONE");
        }
    }

    public BarmanServer {
        backups = List.copyOf(backups);
    }

    public List<BaseBackup> goodBackups() {
        return backups.stream().filter(BaseBackup::isGood).toList();
    }

    /// When the latest good base backup ended.
    public Optional<Instant> lastBackup() {
        return goodBackups().stream().flatMap(backup -> backup.ended().stream()).max(Comparator.naturalOrder());
    }

    /// The instance that streams WAL to Barman now: the one where its slot is in use.
    public Optional<String> source(Topology topology) {
        return topology.cluster().postgresInstances().stream()
                .map(Instance::name)
                .filter(name -> topology.node(name) instanceof Node.Running running
                        && running.slots().stream().anyMatch(held -> held.name().equals(slot) && held.active()))
                .findFirst();
    }

    /// What people want to know of it.
    ///
    /// @param barman instance that Barman runs on
    public BackupState state(String barman, Topology topology) {
        var source = source(topology);
        return new BackupState(
                barman, name, source, goodBackups().size(), lastBackup(), source.isPresent(), lastWal, List.of());
    }
}
