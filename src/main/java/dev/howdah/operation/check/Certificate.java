package dev.howdah.operation.check;

import dev.howdah.component.Certificates;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// The server's certificate is of the cluster's authority, bears the instance's name, and holds for 30 days more.
record Certificate() implements InstanceCheck {

    private static final long THIRTY_DAYS = 30L * 24 * 3600;

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(fact(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.runsPostgres();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, fact(seen.cluster(), instance))
                .map(faults -> Verdict.of(
                        faults, "valid for 30 days and more, for " + instance.name(), "the certificate is not good"));
    }

    private static Fact<List<String>> fact(Cluster cluster, Instance instance) {
        var file = Script.quote(Certificates.certificatePath(cluster));
        return Fact.sh(
                "server's certificate",
                """
                [ -r %1$s ] || { echo 'there is no certificate'; exit 0; }
                openssl x509 -in %1$s -noout -checkend %2$d >/dev/null || echo 'it ends within 30 days'
                openssl verify -CAfile %3$s %1$s >/dev/null 2>&1 || echo 'it is not of the cluster authority'
                openssl x509 -in %1$s -noout -checkhost %4$s | grep -q 'does match' || echo 'it bears another name'
                exit 0
                """.formatted(file, THIRTY_DAYS, Certificates.authorityPath(), Script.quote(instance.name())),
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
