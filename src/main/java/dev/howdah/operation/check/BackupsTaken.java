package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.BarmanServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Barman streams WAL from the primary and holds a base backup.
record BackupsTaken() implements InstanceCheck {

    @Override
    public String name() {
        return "backups";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.BARMAN);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, BarmanFacts.servers()).map(servers -> judge(seen, servers));
    }

    private static Verdict judge(Seen seen, List<BarmanServer> servers) {
        if (servers.isEmpty()) {
            return Verdict.bad("Barman knows no server");
        }
        var faults = new ArrayList<String>();
        var good = new ArrayList<String>();
        for (var server : servers) {
            var source = server.source(seen.topology());
            if (source.isEmpty()) {
                faults.add(server.name() + ": no WAL is being received");
            } else if (!source.get().equals(seen.primary())) {
                faults.add(server.name() + ": WAL comes from " + source.get() + ", the primary is " + seen.primary());
            }
            var last = server.lastBackup();
            if (last.isEmpty()) {
                faults.add(server.name() + ": there is no base backup");
            } else {
                var age = Duration.between(last.get(), seen.at());
                good.add("%s: WAL from %s, %d base backups, the latest %d minutes old"
                        .formatted(
                                server.name(),
                                source.orElse("nobody"),
                                server.goodBackups().size(),
                                Math.max(0, age.toMinutes())));
            }
        }
        return Verdict.of(faults, String.join("; ", good), "backups are not as they should be");
    }
}
