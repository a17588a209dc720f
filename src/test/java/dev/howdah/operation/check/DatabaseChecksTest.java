package dev.howdah.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Fact;
import dev.howdah.resource.Psql;
import dev.howdah.testing.Nodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {

    private static final FailoverManager REPMGR = new Repmgr();

    private final MadeUpCluster healthy = new MadeUpCluster();

    @Test
    void checksThatAskForFaultsPassWhereThereAreNone() {
        for (var check : questions()) {
            answer(check, "primary", "\n");

            assertThat(healthy.result(check, "primary").ok()).as(check.name()).isTrue();
        }
    }

    @Test
    void aSingleFaultIsTold() {
        for (var check : questions()) {
            answer(check, "primary", "something is wrong\n");

            assertThat(healthy.result(check, "primary").ok()).as(check.name()).isFalse();
            assertThat(healthy.result(check, "primary").what()).isEqualTo("something is wrong");
        }
    }

    @Test
    void severalFaultsAreTheEvidence() {
        answer(new Encryption(), "primary", "one\ntwo\n");

        assertThat(healthy.result(new Encryption(), "primary").what()).isEqualTo("TLS is not everywhere");
        assertThat(healthy.result(new Encryption(), "primary").evidence()).containsExactly("one", "two");
    }

    @Test
    void whatAPostgresThatDoesNotRunCannotSayIsAFailure() {
        healthy.node("primary", Nodes.stoppedPrimary(1));

        for (var check : List.of(new Encryption(), new SettingsInEffect(), new DataChecksums())) {
            assertThat(healthy.result(check, "primary").ok()).isFalse();
            assertThat(healthy.result(check, "primary").what())
                    .isEqualTo("Postgres does not answer (its data is shut down)");
        }
    }

    @Test
    void checksumsThatTheUserDoesNotWantAreNotMissed() {
        var without = new MadeUpCluster(Map.of("postgres_initdb_opts", List.of("--no-sync")));

        assertThat(without.results(new DataChecksums())).isEmpty();
    }

    @Test
    void theFailoverManagerHasToSeeWhatIs() {
        var check = new ManagerAgrees(REPMGR);
        repmgr(members("replica", "t", "f"));

        assertThat(healthy.result(check, "primary").ok()).isTrue();
        assertThat(check.name()).isEqualTo("repmgr-agrees");
    }

    @Test
    void aFailoverManagerThatErrsFails() {
        repmgr(members("primary", "t", "f"));

        assertThat(healthy.result(new ManagerAgrees(REPMGR), "primary").what())
                .isEqualTo("repmgr on primary says that cascaded1 follows primary; it follows replica");
    }

    @Test
    void aFailoverManagerThatDoesNotWatchFails() {
        repmgr(members("replica", "f", "f"));
        assertThat(healthy.result(new ManagerAgrees(REPMGR), "primary").what())
                .isEqualTo("repmgr is stopped here and watches nothing");

        repmgr(members("replica", "t", "t"));
        assertThat(healthy.result(new ManagerAgrees(REPMGR), "primary").what())
                .isEqualTo("repmgr is paused here and watches nothing");
    }

    @Test
    void aFailoverManagerThatDoesNotKnowAMemberFails() {
        repmgr(members("replica", "t", "f").lines().limit(2).reduce("", (all, line) -> all + line + "\n"));

        assertThat(healthy.result(new ManagerAgrees(REPMGR), "primary").what())
                .isEqualTo("repmgr on primary does not know cascaded1");
    }

    private static List<InstanceCheck> questions() {
        return List.of(
                new Encryption(),
                new Certificate(),
                new PasswordsHashed(),
                new HostAccess(),
                new SettingsInEffect(),
                new DataChecksums());
    }

    private void answer(Check check, String instance, String answer) {
        Fact<?> fact =
                check.facts(healthy.cluster(), healthy.instance(instance)).getFirst();
        healthy.fact(instance, fact, answer);
    }

    private void repmgr(String answer) {
        healthy.fact("primary", REPMGR.view(healthy.cluster(), healthy.instance("primary")), answer);
    }

    private static String members(String upstreamOfCascaded, String running, String paused) {
        return row("1", "primary", "primary", "0", "", running, paused)
                + row("2", "replica", "standby", "1", "primary", running, paused)
                + row("3", "cascaded1", "standby", "2", upstreamOfCascaded, running, paused);
    }

    private static String row(
            String node,
            String name,
            String type,
            String upstream,
            String upstreamName,
            String running,
            String paused) {
        return String.join(
                        Psql.SEPARATOR,
                        node,
                        name,
                        type,
                        upstream,
                        "t",
                        "host=" + name,
                        "default",
                        "100",
                        upstreamName,
                        running,
                        paused)
                + "\n";
    }
}
