package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Postgres runs with all that its configuration files say, and they have no errors.
record SettingsInEffect() implements InstanceCheck {

    private static final String FAULTS = """
            select name || ' waits for a restart' from pg_settings where pending_restart
            union all
            select 'line ' || sourceline || ' of ' || sourcefile || ': ' || error from pg_file_settings
              where error is not null and coalesce(name, '') not in (select name from pg_settings where pending_restart)
            """;

    @Override
    public String name() {
        return "settings-in-effect";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(faults(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.runsPostgres();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, faults(seen.cluster(), instance))
                .map(faults -> Verdict.of(faults, "all settings are in effect", "settings are not in effect"));
    }

    private static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "settings that wait", FAULTS);
    }
}
