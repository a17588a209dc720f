package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Passwords are kept as SCRAM-SHA-256.
record PasswordsHashed() implements InstanceCheck {

    private static final String FAULTS = """
            select 'password_encryption is ' || current_setting('password_encryption')
              where current_setting('password_encryption') <> 'scram-sha-256'
            union all
            select 'the password of role ' || rolname || ' is not kept as SCRAM-SHA-256'
              from pg_authid where rolpassword not like 'SCRAM-SHA-256$%'
            """;

    @Override
    public String name() {
        return "scram";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(faults(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.isWriter(instance);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, faults(seen.cluster(), instance))
                .map(faults -> Verdict.of(
                        faults, "all passwords are kept as SCRAM-SHA-256", "passwords are kept in a weak way"));
    }

    private static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "kinds of passwords", FAULTS);
    }
}
