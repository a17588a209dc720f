package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// pg_hba.conf has no errors, and lets in nobody from elsewhere without a password or with one sent in clear.
record HostAccess() implements InstanceCheck {

    private static final String FAULTS = """
            select 'line ' || line_number || ': ' || error from pg_hba_file_rules where error is not null
            union all
            select 'line ' || line_number || ' lets in by ' || auth_method || ' from ' || coalesce(address, 'anywhere')
              from pg_hba_file_rules where type <> 'local' and auth_method in ('trust', 'password')
            """;

    @Override
    public String name() {
        return "pg-hba";
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
                .map(faults -> Verdict.of(
                        faults, "nobody comes in without a password that is kept secret", "pg_hba.conf is not safe"));
    }

    private static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "rules of pg_hba.conf", FAULTS);
    }
}
