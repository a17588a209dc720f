package dev.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void saysAllThatAPlanHolds() {
        assertThat(PlanText.of(MadeUp.plan(), List.of("+ container kinfolk 10.33.0.4"), Ink.PLAIN))
                .isEqualTo("""
                         provision
                           + container kinfolk 10.33.0.4
                         kaolin  postgres: configure                                             restarts postgres (max_connections)
                           ~ file /opt/postgres/data/conf.d/0001-howdah-restart.conf
                               - max_connections = 250
                               + max_connections = 400
                         kaolin  postgres: run
                           ! unit postgres  restarts (max_connections)
                         karma   postgres: clone from kaolin
                           + packages postgresql-15
                           ? replication slot  (known when kaolin runs)
                           ! data directory  refused: it holds other data
                               help: --reclone karma
                         kinfolk  unreachable: the host does not answer

                        Plan: 1 to create, 1 to update, 0 to remove, 1 to restart or reload, 1 known later, 1 refused, 1 unchanged.  1 host does not answer.
                        Restarts on kaolin: postgres (max_connections)
                        """);
    }

    @Test
    void saysThatThereIsNothingToDo() {
        assertThat(PlanText.of(MadeUp.nothing(), List.of(), Ink.PLAIN))
                .isEqualTo("Nothing to change: 1 resource is as wished.\n");
    }

    @Test
    void paintsOnlyWhereTheTerminalCanShowIt() {
        assertThat(PlanText.of(MadeUp.plan(), List.of(), Ink.COLOUR)).contains("\u001b[31m- max_connections = 250");
        assertThat(Ink.of(true, Map.of("TERM", "xterm"))).isEqualTo(Ink.COLOUR);
        assertThat(Ink.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Ink.PLAIN);
        assertThat(Ink.of(false, Map.of())).isEqualTo(Ink.PLAIN);
    }

    @Test
    void aStoredPlanIsKnownByItsFingerprint() {
        var json = PlanJson.of(MadeUp.plan(), List.of(), "abc", List.of("  host lost  31 s"));
        var stored = PlanJson.read(json, "plan.json");
        assertThat(json).contains("\"outlook\"", "\"host lost  31 s\"");
        assertThat(stored.configDigest()).isEqualTo("abc");
        assertThat(stored.fingerprint()).isEqualTo(PlanJson.fingerprint(MadeUp.plan(), List.of()));
        assertThat(stored.fingerprint()).isNotEqualTo(PlanJson.fingerprint(MadeUp.nothing(), List.of()));
        assertThat(stored.fingerprint()).isNotEqualTo(PlanJson.fingerprint(MadeUp.plan(), List.of("+ container x")));
    }

    @Test
    void aPlanHoldsNoShellTextAndSoNoSecret() {
        assertThat(PlanJson.of(MadeUp.plan(), List.of(), "abc", List.of("  host lost  31 s")))
                .doesNotContain("echo secret");
    }

    @Test
    void aPlanForNoInstanceIsEmpty() {
        var plan = new dev.howdah.engine.Plan(new LinkedHashMap<>(), new LinkedHashMap<>());
        assertThat(PlanText.of(plan, List.of(), Ink.PLAIN)).startsWith("Nothing to change: 0 resources");
    }
}
