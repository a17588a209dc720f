package dev.howdah.component.barman;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// As many good base backups of a server as it must have at least, and `barman check` content.
///
/// 1. A segment of WAL is closed and archived, as Barman takes no backup before it has one. 2. What an interrupted
/// backup left behind is removed, where none runs. 3. Backups are taken; where the end of one waits for WAL that an
/// idle Postgres would never close, it is closed. 4. Barman's own check has the last word.
record FirstBackup(BarmanServer server) implements Resource {

    @Override
    public String address() {
        return "base backup of " + server.name();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(BarmanFacts.state(server));
    }

    @Override
    public Change compare(Facts facts) {
        int wanted = server.firstBackups();
        return given(
                facts.ask(BarmanFacts.state(server)),
                state -> state.backups() >= wanted ? same() : take(state.backups(), wanted));
    }

    private Change take(int found, int wanted) {
        return new Change.Edit(
                Verb.CREATE,
                List.of("+ " + (wanted - found) + " of " + wanted),
                List.of(Action.of("barman backup " + server.name(), script())
                        .within(Duration.ofHours(24))
                        .diagnosedBy("tail -n 15 " + quote(server.host().logFile()))),
                List.of(new Effect(Effect.Kind.DATA, address(), "a base backup")));
    }

    private String script() {
        var script = variables() + FUNCTIONS + FIRST_WAL + BACKUPS + CHECK;
        return script.replace("@barman@", server.host().as("barman"))
                .replace("@psql@", server.host().as(server.host().psql() + " -XAtqw"));
    }

    private String variables() {
        return """
                name=%s; directory=%s; wanted=%d; lock=%s
                connection=%s
                """.formatted(
                        quote(server.name()),
                        quote(server.directory()),
                        server.firstBackups(),
                        quote(server.host().home() + "/." + server.name() + "-backup.lock"),
                        quote(server.primaryConnection(Barman.ROLE)));
    }

    private static final String FUNCTIONS = """
            barman() { @barman@ "$@"; }
            close_wal() {
              @psql@ "$connection" -c "select pg_create_restore_point('howdah')" -c 'select pg_switch_wal()' >/dev/null
            }
            info() { grep -lxE "status=($1)" "$directory"/base/*/backup.info "$directory"/meta/*-backup.info 2>/dev/null; }
            good() { info DONE | wc -l; }
            archived() { ls "$directory"/wals/*/ 2>/dev/null | grep -qxE '[0-9A-F]{24}'; }
            idle() { [ ! -e "$lock" ] || flock -n "$lock" true; }
            give_up() { echo "$1" >&2; barman check "$name" 2>&1 | grep -v ': OK' >&2; exit 1; }
            """;

    /// Parts of segments and histories of timelines do not count for Barman. It is called when there is something for
    /// it, and now and then, as WAL may come another way.
    private static final String FIRST_WAL = """
            complete() { ls "$directory"/streaming/ 2>/dev/null | grep -qxE '[0-9A-F]{24}'; }
            n=0
            until archived; do
              if complete; then
                barman archive-wal "$name" >/dev/null 2>&1 || true
              else
                if [ $((n % 100)) -eq 0 ]; then close_wal || true; fi
                if [ $((n % 20)) -eq 19 ]; then barman archive-wal "$name" >/dev/null 2>&1 || true; fi
              fi
              n=$((n + 1))
              [ $n -lt 800 ] || give_up 'no WAL came'
              archived || sleep 0.1
            done
            """;

    private static final String BACKUPS = """
            tries=0
            while [ "$(good)" -lt "$wanted" ]; do
              if ! idle; then sleep 0.5; continue; fi
              info 'FAILED|EMPTY|STARTED|SYNCING' | while read -r file; do
                id=${file%-backup.info}; id=${id%/backup.info}
                barman delete "$name" "${id##*/}" >/dev/null 2>&1 </dev/null || true
              done
              before=$(good)
              tries=$((tries + 1))
              barman backup --immediate-checkpoint --wait --wait-timeout 10 "$name" 2>&1 || true
              n=0
              while [ "$(good)" -le "$before" ] && [ -n "$(info WAITING_FOR_WALS)" ] && [ $n -lt 60 ]; do
                n=$((n + 1))
                close_wal || true
                barman archive-wal "$name" >/dev/null 2>&1 || true
                barman check-backup "$name" latest >/dev/null 2>&1 || true
                sleep 0.5
              done
              if [ "$(good)" -le "$before" ]; then
                [ $tries -lt 3 ] || give_up 'the base backup failed'
                close_wal || true
                sleep 0.5
                barman archive-wal "$name" >/dev/null 2>&1 || true
              fi
            done
            """;

    private static final String CHECK = """
            n=0
            until barman check "$name" >/dev/null 2>&1; do
              n=$((n + 1))
              [ $n -lt 40 ] || give_up "barman check is not content with $name"
              if [ $((n % 10)) -eq 1 ]; then systemctl start barman-cron.service; fi
              sleep 0.5
            done
            """;
}
