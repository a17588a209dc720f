package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Verb;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresServiceTest {

    private static final PostgresService SERVICE = new PostgresService(
            PostgresService.ADDRESS,
            PostgresPaths.of(Clusters.m1(0), Clusters.m1(0).instance("primary")),
            List.of("/opt/postgres/data/conf.d/*.conf", "/opt/my data/pg_hba.conf"));

    private static final String RUNS = "ActiveState=active\nUnitFileState=enabled\n";

    @Test
    void isAsWishedWhereItRunsWithItsFiles() {
        assertThat(SERVICE.compare(facts(RUNS, "100.5", "200.0", ""))).isInstanceOf(Change.Same.class);
    }

    @Test
    void startsWhereItDoesNotRun() {
        assertThat(verb("ActiveState=failed\nUnitFileState=enabled\n", "1", "2", ""))
                .isEqualTo(Verb.START);
        assertThat(verb("ActiveState=active\nUnitFileState=disabled\n", "1", "2", ""))
                .isEqualTo(Verb.START);
    }

    @Test
    void waitsWhereItRunsAndDoesNotAnswerYet() {
        var facts = KnownFacts.none().with(fact("state of"), RUNS);

        assertThat(((Change.Edit) SERVICE.compare(facts)).lines()).containsExactly("~ wait until it takes connections");
    }

    @Test
    void reloadsWhereAFileIsNewerThanItsConfiguration() {
        assertThat(verb(RUNS, "200.1", "200.0", "")).isEqualTo(Verb.RELOAD);
    }

    @Test
    void restartsWhereASettingWaitsForIt() {
        var edit = (Change.Edit) SERVICE.compare(facts(RUNS, "100", "200", "max_connections\nshared_buffers\n"));

        assertThat(edit.verb()).isEqualTo(Verb.RESTART);
        assertThat(edit.effects())
                .containsExactly(
                        new Effect(Effect.Kind.RESTART, PostgresService.ADDRESS, "max_connections, shared_buffers"));
    }

    @Test
    void theFailoverManagersLinesStandBeforeARestartOnly() {
        var told = new PostgresService(SERVICE.address(), SERVICE.paths(), SERVICE.reloadFiles(), "tell the manager\n");

        var restart = (Change.Edit) told.compare(facts(RUNS, "100", "200", "max_connections\n"));
        assertThat(restart.actions().getFirst().shell()).contains("tell the manager\nsystemctl restart postgres");
        var reload = (Change.Edit) told.compare(facts(RUNS, "200.1", "200.0", ""));
        assertThat(reload.actions().getFirst().shell()).doesNotContain("tell the manager");
    }

    /// A glob in quotes matches nothing, and a change of conf.d would go unnoticed.
    @Test
    void looksAtAllFilesOfConfD() {
        assertThat(fact("age of").question().text())
                .contains(" /opt/postgres/data/conf.d/*.conf ", " '/opt/my data/pg_hba.conf'");
    }

    private static Verb verb(String state, String newest, String loaded, String waiting) {
        return ((Change.Edit) SERVICE.compare(facts(state, newest, loaded, waiting))).verb();
    }

    private static KnownFacts facts(String state, String newest, String loaded, String waiting) {
        return KnownFacts.none()
                .with(fact("state of"), state)
                .with(fact("age of"), newest + "\n")
                .with(fact("time of"), loaded + "\n")
                .with(fact("settings that"), waiting);
    }

    private static Fact<?> fact(String name) {
        return SERVICE.facts().stream()
                .filter(fact -> fact.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
