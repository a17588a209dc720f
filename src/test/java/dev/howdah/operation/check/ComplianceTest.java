package dev.howdah.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.operation.compliance.Standard;
import dev.howdah.topology.CheckResult;
import org.junit.jupiter.api.Test;

/// Standards of security against made-up answers.
class ComplianceTest {

    private final MadeUpCluster made = new MadeUpCluster();

    /// What the databases say to each question for faults: nothing.
    private Compliance kept(Standard standard) {
        var check = new Compliance(standard);
        for (var instance : made.cluster().dataInstances()) {
            for (var fact : check.faults(made.cluster(), instance)) {
                made.fact(instance.name(), fact, "\n");
            }
            made.fact(instance.name(), Compliance.umask(made.cluster(), instance), "0077\n");
        }
        return check;
    }

    @Test
    void aClusterThatKeepsTheStandardPasses() {
        for (var standard : new Standard[] {Standard.CIS, Standard.STIG}) {
            var results = made.results(kept(standard));
            assertThat(results).containsOnlyKeys("primary", "replica", "cascaded1");
            assertThat(results.values()).allMatch(CheckResult::ok);
            assertThat(results.values().iterator().next().name()).isEqualTo("compliance-" + standard.word());
        }
    }

    @Test
    void everySettingThatDiffersIsNamed() {
        var check = kept(Standard.CIS);
        var primary = made.instance("primary");
        var faults = check.faults(made.cluster(), primary);
        made.fact("primary", faults.get(0), "log_connections is 'off', and 'on' is asked for\n");
        made.fact("primary", faults.get(1), "pgaudit is not preloaded\n");

        var result = made.result(check, "primary");
        assertThat(result.ok()).isFalse();
        assertThat(result.what()).isEqualTo("cis is not kept");
        assertThat(result.evidence())
                .containsExactly("log_connections is 'off', and 'on' is asked for", "pgaudit is not preloaded");
        assertThat(made.result(check, "replica").ok()).isTrue();
    }

    @Test
    void everySettingOfTheStandardIsAskedFor() {
        var question = kept(Standard.CIS)
                .faults(made.cluster(), made.instance("primary"))
                .getFirst()
                .question()
                .text();
        assertThat(Standard.CIS.rules())
                .allSatisfy(
                        rule -> assertThat(question).contains("('" + rule.setting() + "', '" + rule.value() + "')"));
    }

    @Test
    void theUmaskOfTheAccountCounts() {
        var check = kept(Standard.CIS);
        made.fact("replica", Compliance.umask(made.cluster(), made.instance("replica")), "0022\n");

        assertThat(made.result(check, "replica").what())
                .isEqualTo("the umask of Postgres' account is 0022, and 0077 is asked for");
        assertThat(made.result(kept(Standard.STIG), "replica").ok()).isTrue();
    }

    @Test
    void stigAsksForCertificates() {
        var check = kept(Standard.STIG);
        var faults = check.faults(made.cluster(), made.instance("primary"));
        assertThat(faults).hasSize(3);
        made.fact("primary", faults.get(2), "line 9 of pg_hba.conf lets in by hostssl and scram-sha-256 from all\n");

        assertThat(made.result(check, "primary").what()).startsWith("line 9 of pg_hba.conf lets in");
        assertThat(kept(Standard.CIS).faults(made.cluster(), made.instance("primary")))
                .hasSize(2);
    }

    @Test
    void whatCannotBeAskedIsNotTakenAsKept() {
        var check = kept(Standard.CIS);
        made.silent("cascaded1");

        assertThat(made.result(check, "cascaded1").ok()).isFalse();
    }
}
