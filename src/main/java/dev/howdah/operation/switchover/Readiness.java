package dev.howdah.operation.switchover;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.Psql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Questions to hosts before a planned change of the primary, besides the state of their Postgres.
final class Readiness {

    /// What one Postgres says.
    ///
    /// @param baseBackups that run from it
    /// @param replayPaused whether a standby stands still on purpose
    /// @param delayed whether a standby replays late on purpose
    /// @param waiting settings that wait for a restart
    record State(int baseBackups, boolean replayPaused, boolean delayed, List<String> waiting) {}

    private static final Fact<List<String>> BACKUPS = Fact.sh(
            "base backups by Barman",
            "pgrep -a -f '[b]arman( -q)? backup ' | cut -c 1-120; exit 0",
            answer -> answer.lines().toList());

    private Readiness() {}

    static List<Fact<?>> facts(Cluster cluster, Instance instance) {
        var facts = new ArrayList<Fact<?>>();
        if (instance.holdsData()) {
            facts.add(state(cluster, instance));
        }
        if (instance.has(Role.BARMAN)) {
            facts.add(BACKUPS);
        }
        return facts;
    }

    static Fact<State> state(Cluster cluster, Instance instance) {
        return Fact.of("readiness", PostgresPaths.of(cluster, instance).psql(), """
                select (select count(*) from pg_stat_progress_basebackup),
                  case when pg_is_in_recovery() then pg_is_wal_replay_paused() else false end,
                  current_setting('recovery_min_apply_delay') <> '0',
                  coalesce((select string_agg(name, ' ' order by name) from pg_settings where pending_restart), '')
                """, Readiness::read);
    }

    static Fact<List<String>> backups() {
        return BACKUPS;
    }

    private static State read(String answer) {
        var row = Psql.rows(answer).getFirst();
        var waiting = Arrays.stream(row.get(3).split(" ", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new State(
                Integer.parseInt(row.get(0)), row.get(1).equals("t"), row.get(2).equals("t"), waiting);
    }
}
