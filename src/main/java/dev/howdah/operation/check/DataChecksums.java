package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Data pages have checksums, and none was found wrong.
record DataChecksums() implements InstanceCheck {

    @Override
    public String name() {
        return "data-checksums";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(fact(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.holdsData();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, fact(seen.cluster(), instance))
                .map(faults -> Verdict.of(faults, "checksums are on, no failure was counted", "checksums"));
    }

    private static Fact<List<String>> fact(Cluster cluster, Instance instance) {
        return Fact.of(
                "data checksums",
                PostgresPaths.of(cluster, instance).psql(),
                """
                select 'data checksums are off' where current_setting('data_checksums') <> 'on'
                union all
                select checksum_failures || ' damaged pages in ' || coalesce(datname, 'shared tables')
                  from pg_stat_database where checksum_failures > 0
                """,
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
