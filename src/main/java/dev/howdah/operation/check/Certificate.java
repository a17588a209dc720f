package dev.howdah.operation.check;

import dev.howdah.component.Certificates;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// The server's certificate is of the cluster's authority, bears the instance's name and address, and holds for
/// 30 days more.
record Certificate() implements InstanceCheck {

    private static final long THIRTY_DAYS = 30L * 24 * 3600;

    @Override
    public String name() {
        return "certificate";
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
                        faults, "valid for 30 days and more, for " + instance.name(), "the certificate is not good"));
    }

    static Fact<List<String>> faults(Cluster cluster, Instance instance) {
        var address = instance.address()
                .map(ip -> "has '-checkip %1$s' || echo 'it does not bear the address %1$s'".formatted(ip))
                .orElse("");
        return Fact.sh(
                "server's certificate",
                """
                command -v openssl >/dev/null || { echo 'openssl is not installed, so nothing is known of it'; exit 0; }
                file=%1$s
                [ -r "$file" ] || { echo 'there is no certificate'; exit 0; }
                has() { openssl x509 -in "$file" -noout $1 2>/dev/null | grep -q 'does match'; }
                openssl x509 -in "$file" -noout -checkend %2$d >/dev/null || echo 'it ends within 30 days'
                openssl verify -CAfile %3$s "$file" >/dev/null 2>&1 || echo 'it is not of the cluster authority'
                has '-checkhost %4$s' || echo 'it does not bear the name %4$s'
                %5$s
                exit 0
                """.formatted(
                                Script.quote(Certificates.certificatePath(cluster)),
                                THIRTY_DAYS,
                                Certificates.authorityPath(),
                                instance.name(),
                                address),
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
