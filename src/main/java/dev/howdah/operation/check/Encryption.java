package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// TLS is on, and every replication connection from another host uses it.
record Encryption() implements InstanceCheck {

    private static final String FAULTS = """
            select 'ssl is off' where current_setting('ssl') <> 'on'
            union all
            select application_name || ' replicates without TLS from ' || host(client_addr)
              from pg_stat_replication join pg_stat_ssl using (pid) where not ssl and client_addr is not null
            """;

    @Override
    public String name() {
        return "tls";
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
                .map(faults -> Verdict.of(faults, "TLS is on for all that replicates", "TLS is not everywhere"));
    }

    private static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "use of TLS", FAULTS);
    }
}
