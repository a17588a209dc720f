package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Data pages have checksums, unless config.yml has none made, and no page was found damaged.
record DataChecksums() implements InstanceCheck {

    private static final String FAULTS = """
            select 'data checksums are off' where current_setting('data_checksums') <> 'on'
            union all
            select checksum_failures || ' damaged pages in ' || coalesce(datname, 'shared tables')
              from pg_stat_database where checksum_failures > 0
            """;

    @Override
    public String name() {
        return "data-checksums";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(faults(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.holdsData() && wanted(seen.cluster());
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, faults(seen.cluster(), instance))
                .map(faults ->
                        Verdict.of(faults, "checksums are on, no page was found damaged", "data pages are not safe"));
    }

    private static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "data checksums", FAULTS);
    }

    private static boolean wanted(Cluster cluster) {
        return !(cluster.settings().all().get("postgres_initdb_opts") instanceof List<?> options)
                || options.contains("--data-checksums")
                || options.contains("-k");
    }
}
