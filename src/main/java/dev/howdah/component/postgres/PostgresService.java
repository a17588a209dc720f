package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.Units;
import java.time.Duration;
import java.util.List;

/// `postgres.service` enabled, running, and running with what its configuration files say.
///
/// Whether a reload or a restart is due is read from the host each time, never remembered: files newer than Postgres'
/// last reading of its configuration, and settings of Howdah's files that wait for a restart.
///
/// @param address `unit postgres`; another one where a later step only brings a file of its own into effect
/// @param reloadFiles files that take effect on reload, globs included
/// @param beforeRestart lines of shell, from the failover manager
record PostgresService(String address, PostgresPaths paths, List<String> reloadFiles, String beforeRestart)
        implements Resource {

    static final String ADDRESS = "unit postgres";

    private static final String JOURNAL =
            "journalctl -u postgres -n 15 --no-pager -o cat; tail -n 15 /var/log/postgres/postgres.log 2>/dev/null";

    /// One that no failover manager has to be told of when it restarts.
    PostgresService(String address, PostgresPaths paths, List<String> reloadFiles) {
        this(address, paths, reloadFiles, "");
    }

    /// What systemd says.
    private record State(boolean running, boolean enabled) {}

    @Override
    public List<Fact<?>> facts() {
        return List.of(state(), newestFile(), loadTime(), waitingForRestart());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(state()), state -> {
            if (!state.running()) {
                return start("+ started" + (state.enabled() ? "" : ", and at every boot"));
            }
            return switch (facts.ask(loadTime())) {
                case Known.NotYet<?> _ -> start("~ wait until it takes connections");
                case Known.Answer<Double>(var loaded) -> running(state, facts, loaded);
            };
        });
    }

    private Change running(State state, Facts facts, double loaded) {
        var waiting = facts.ask(waitingForRestart()).orElse(List.of());
        if (!waiting.isEmpty()) {
            return restart(waiting);
        }
        if (facts.ask(newestFile()).orElse(0.0) > loaded) {
            return edit(Verb.RELOAD, List.of("~ configuration files are newer than what it runs with"), reload());
        }
        return state.enabled() ? same() : start("+ started at every boot");
    }

    private Change start(String line) {
        return edit(
                Verb.START,
                List.of(line),
                Action.of(
                                "systemctl enable --now postgres",
                                "systemctl reset-failed postgres 2>/dev/null || true\n"
                                        + Units.enableByFile("postgres.service", PostgresUnit.PATH)
                                        + "systemctl start postgres\n" + untilItAnswers())
                        .within(Duration.ofMinutes(10))
                        .diagnosedBy(JOURNAL));
    }

    /// Looks for mistakes in the files first: a wrong value must not be found out by Postgres' log at night.
    private Action reload() {
        var psql = "runuser -u %s -- %s/psql -XqAtw -p %d -d postgres"
                .formatted(paths.user(), paths.binaries(), paths.port());
        return Action.of(
                        "systemctl reload postgres",
                        """
                        wrong=$(%s <<'HOWDAH_SQL'
                        select sourcefile || ':' || sourceline || ': ' || coalesce(name, '') || ': ' || error
                          from pg_file_settings where error is not null
                          and error <> 'setting could not be applied';
                        select 'pg_hba.conf:' || line_number || ': ' || error
                          from pg_hba_file_rules where error is not null;
                        HOWDAH_SQL
                        )
                        [ -z "$wrong" ] || { echo "$wrong"; echo 'not reloaded, because of these mistakes'; exit 1; }
                        newest=$(stat -c %%.9Y %s | sort -n | tail -n 1)
                        systemctl reload postgres
                        """.formatted(psql, fileWords())
                                + waitFor("select extract(epoch from pg_conf_load_time()) > $newest"))
                .diagnosedBy(JOURNAL);
    }

    private Change restart(List<String> settings) {
        return new Change.Edit(
                Verb.RESTART,
                settings.stream().map(name -> "! restart for " + name).toList(),
                List.of(Action.of(
                                "systemctl restart postgres",
                                untilLimitsArrived() + beforeRestart + "systemctl restart postgres\n"
                                        + untilItAnswers())
                        .within(Duration.ofMinutes(20))
                        .diagnosedBy(JOURNAL)),
                List.of(new Effect(Effect.Kind.RESTART, address, String.join(", ", settings))));
    }

    /// A standby does not start with less than its primary had where it has replayed to: it runs on until the primary's
    /// own lower values arrived.
    private String untilLimitsArrived() {
        return """
                psql_() { runuser -u %1$s -- %3$s/psql -XqAtw -p %2$d -d postgres -c "$1" 2>/dev/null; }
                too_high() {
                  LC_ALL=C runuser -u %1$s -- %3$s/pg_controldata -D %4$s |
                    sed -n 's/_xacts setting/_transactions setting/; s/_xact setting/_transaction setting/
                      s/^\\(max_[a-z_]*\\) setting: *\\([0-9]*\\)$/\\1 \\2/p' |
                    while read -r name value; do
                      wished=$(psql_ "select setting from pg_file_settings where name = '$name' order by seqno desc limit 1")
                      [ -z "$wished" ] || [ "$value" -le "$wished" ] || echo "$name is still $value"
                    done
                }
                n=0
                while [ "$(psql_ 'select pg_is_in_recovery()')" = t ] && [ -n "$(too_high)" ]; do
                  n=$((n + 1))
                  [ $n -lt 600 ] || { echo "the primary's lower values have not arrived: $(too_high)" >&2; exit 1; }
                  sleep 0.2
                done
                """.formatted(paths.user(), paths.port(), paths.binaries(), quote(paths.dataDirectory()));
    }

    private String untilItAnswers() {
        return waitFor("select true");
    }

    private String waitFor(String condition) {
        return """
                n=0
                until [ "$(runuser -u %s -- %s/psql -XqAtw -p %d -d postgres -c "%s" 2>/dev/null)" = t ]; do
                  n=$((n + 1))
                  [ $n -lt 600 ] || { echo 'Postgres does not answer as it should' >&2; exit 1; }
                  systemctl is-failed --quiet postgres && { echo 'the service failed' >&2; exit 1; }
                  sleep 0.1
                done
                """.formatted(paths.user(), paths.binaries(), paths.port(), condition);
    }

    private Fact<State> state() {
        return Fact.sh(
                "state of postgres.service",
                "systemctl show -p ActiveState,UnitFileState postgres",
                answer -> new State(answer.contains("ActiveState=active"), answer.contains("UnitFileState=enabled")));
    }

    private Fact<Double> newestFile() {
        return Fact.sh(
                "age of Postgres' configuration",
                "stat -c %.9Y " + fileWords(),
                answer -> answer.lines().mapToDouble(Double::parseDouble).max().orElse(0));
    }

    private Fact<Double> loadTime() {
        return Fact.of(
                "time of Postgres' last reading of its configuration",
                paths.psql(),
                "select extract(epoch from pg_conf_load_time())",
                answer -> Double.parseDouble(answer.strip()));
    }

    private Fact<List<String>> waitingForRestart() {
        return Fact.of(
                "settings that wait for a restart",
                paths.psql(),
                """
                select distinct s.name from pg_settings s join pg_file_settings f using (name)
                where s.pending_restart and not f.applied and f.error is not null
                  and f.sourcefile not like '%/postgresql.auto.conf' order by 1
                """,
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }

    private String fileWords() {
        return String.join(
                " ",
                reloadFiles.stream()
                        .map(file -> file.contains("*") ? file : quote(file))
                        .toList());
    }
}
