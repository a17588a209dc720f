package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Verb;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Units against answers as systemd 247, 252 and 257 give them.
class UnitTest {

    private static final String ACTIVE = """
            LoadState=loaded
            ActiveState=active
            SubState=running
            UnitFileState=enabled
            InactiveExitTimestamp=Mon 2026-11-23 09:14:07.361301 UTC
            NeedDaemonReload=no
            """;
    private static final String ABSENT = """
            LoadState=not-found
            ActiveState=inactive
            SubState=dead
            UnitFileState=
            InactiveExitTimestamp=
            NeedDaemonReload=no
            """;
    private static final long STARTED = Instant.parse("2026-11-23T09:14:07Z").getEpochSecond();
    private static final Unit UNIT = Unit.packaged("ssh").restartedBy("/etc/a").reloadedBy("/etc/b");

    private static KnownFacts unit(String answer) {
        return KnownFacts.of(Units.state("ssh"), answer);
    }

    private static String file(long second) {
        return "644 root root " + second + ".000000000 regular file\n";
    }

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void readsWhatSystemdSays() {
        var state = UnitState.read(ACTIVE);
        assertThat(state.started()).contains(Instant.parse("2026-11-23T09:14:07.361301Z"));
        assertThat(state.isEnabled()).isTrue();
        assertThat(UnitState.read(ABSENT).exists()).isFalse();
    }

    @Test
    void timesThatAreToldByTheSecondAreMadeExactByTheTimeSinceTheStart() {
        var old = ACTIVE.replace(".361301", "") + "InactiveExitTimestampMonotonic=14083219645\n";
        long now = STARTED + 96;
        var state = UnitState.read(old + "Now=" + now + ".640000000 14178.89 6875.36\n"); // it started at 14083.22
        var started = state.started().orElseThrow();
        assertThat(started).isBetween(Instant.ofEpochSecond(STARTED, 989_000_000), Instant.ofEpochSecond(STARTED + 1));
        assertThat(UnitState.read(old).started()).contains(Instant.ofEpochSecond(STARTED));
        var elsewhere = UnitState.read(old + "Now=" + (now - 30) + ".64 14178.89 6875.36\n");
        assertThat(elsewhere.started()).as("a clock that was set since").contains(Instant.ofEpochSecond(STARTED));
    }

    @Test
    void leavesARunningUnitAlone() {
        var facts = unit(ACTIVE)
                .and(Files.state("/etc/a"), file(STARTED - 1))
                .and(Files.state("/etc/b"), file(STARTED - 1))
                .facts();
        assertThat(UNIT.compare(facts)).isEqualTo(new Change.Same());
    }

    @Test
    void restartsWhereAFileIsNewer() {
        var facts = unit(ACTIVE)
                .and(Files.state("/etc/a"), file(STARTED + 1))
                .and(Files.state("/etc/b"), file(STARTED + 1))
                .facts();
        var edit = edit(UNIT.compare(facts));
        assertThat(edit.verb()).isEqualTo(Verb.RESTART);
        assertThat(edit.effects()).containsExactly(new Effect(Effect.Kind.RESTART, "unit ssh", "/etc/a"));
    }

    @Test
    void reloadsOnceForANewerFile() {
        var facts = unit(ACTIVE).and(Files.state("/etc/b"), file(STARTED + 1));
        var edit = edit(UNIT.compare(facts.facts()));
        assertThat(edit.verb()).isEqualTo(Verb.RELOAD);
        assertThat(edit.effects()).containsExactly(new Effect(Effect.Kind.RELOAD, "unit ssh", "/etc/b"));
        facts.and(Files.state("/run/howdah/reloaded-ssh.service"), file(STARTED + 2));
        assertThat(UNIT.compare(facts.facts())).isEqualTo(new Change.Same());
    }

    @Test
    void startsAUnitThatFailed() {
        var edit = edit(UNIT.compare(unit(ACTIVE.replace("=active", "=failed")).facts()));
        assertThat(edit.verb()).isEqualTo(Verb.START);
        assertThat(edit.actions().getFirst().shell()).contains("reset-failed").contains("systemctl start");
        assertThat(edit.actions().getFirst().diagnosis())
                .hasValueSatisfying(text -> assertThat(text).contains("journalctl"));
    }

    @Test
    void makesEnablesAndStartsAUnitOfItsOwn() {
        var own = Unit.own("ssh", "[Service]\n");
        var edit =
                edit(own.compare(unit(ABSENT).and(Files.content(own.path()), "").facts()));
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.lines()).contains("+ [Service]", "+ enabled", "+ running");
        assertThat(edit.actions().getFirst().shell())
                .as("what systemd has not loaded it reads when it is asked for it")
                .contains("--no-reload enable ssh.service", "FragmentPath=" + own.path(), "systemctl start");
    }

    @Test
    void aNewUnitFileMeansARestart() {
        var own = Unit.own("ssh", "[Service]\nUser=a\n");
        var facts = unit(ACTIVE).and(Files.content(own.path()), file(STARTED - 9) + "[Service]\n");
        var edit = edit(own.compare(facts.facts()));
        assertThat(edit.lines()).contains("+ User=a");
        assertThat(edit.effects()).containsExactly(new Effect(Effect.Kind.RESTART, "unit ssh", "its unit file"));
        assertThat(edit.actions().getFirst().shell()).contains("daemon-reload").contains("systemctl restart");
    }

    @Test
    void maskedUnitsStayMasked() {
        var masked = new MaskedUnit("ssh");
        assertThat(masked.compare(unit(ABSENT.replace("not-found", "masked")).facts()))
                .isEqualTo(new Change.Same());
        assertThat(edit(masked.compare(unit(ABSENT).facts())).lines()).isEqualTo(List.of("+ masked"));
        assertThat(masked.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void waitsWhereSystemdDoesNotAnswer() {
        assertThat(UNIT.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }
}
