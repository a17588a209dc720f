package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.BarmanServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Barman holds a good base backup of every server that it cares for. Whether it is young enough, Barman's own check
/// says, as the user set its greatest age there.
record BackupsTaken() implements InstanceCheck {

    private static final int HOURS_AS_DAYS = 72;

    @Override
    public String name() {
        return "base-backup";
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
            server.lastBackup()
                    .ifPresentOrElse(
                            last -> good.add("%s: %d kept, the latest %s old"
                                    .formatted(
                                            server.name(),
                                            server.goodBackups().size(),
                                            age(Duration.between(last, seen.at())))),
                            () -> faults.add(server.name() + ": there is no base backup"));
        }
        return Verdict.of(faults, String.join("; ", good), "base backups are missing");
    }

    private static String age(Duration age) {
        if (age.toMinutes() < 120) {
            return Math.max(0, age.toMinutes()) + " min";
        }
        return age.toHours() < HOURS_AS_DAYS ? age.toHours() + " h" : age.toDays() + " days";
    }
}
