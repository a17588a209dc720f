package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Passwords are kept as SCRAM-SHA-256, and no role has an older kind.
record PasswordsHashed() implements InstanceCheck {

    @Override
    public String name() {
        return "scram";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(fact(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.isWriter(instance);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, fact(seen.cluster(), instance))
                .map(faults -> Verdict.of(faults, "all passwords are kept as SCRAM-SHA-256", "weak password hashes"));
    }

    private static Fact<List<String>> fact(Cluster cluster, Instance instance) {
        return Fact.of(
                "kinds of passwords",
                PostgresPaths.of(cluster, instance).psql(),
                """
                select 'password_encryption is ' || current_setting('password_encryption')
                  where current_setting('password_encryption') <> 'scram-sha-256'
                union all
                select 'the password of role ' || rolname || ' is kept as md5' from pg_authid where rolpassword like 'md5%'
                """,
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
