package dev.howdah.component.barman;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// WAL of a server streams to Barman now, from the hosts that its configuration names.
///
/// Where what was received goes beyond the point at which a new primary's timeline began, pg_receivewal cannot go on
/// from it. Then complete segments are archived and the rest is moved aside, never removed, and streaming begins at
/// what the slot on the new primary still holds. The same where two timelines began in one segment: the primary then
/// has
/// that segment only on the last one, which holds all of it, and WAL has no gap as long as the slot keeps it. An empty
/// file tells pg_receivewal to begin there; by itself it would ask for the timeline that the segment began on.
record ReceivingWal(BarmanServer server) implements Resource {

    @Override
    public String address() {
        return "WAL of " + server.name();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(BarmanFacts.receivesFrom(server));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(BarmanFacts.receivesFrom(server)),
                hosts -> hosts.equals(server.hosts())
                        ? same()
                        : edit(
                                hosts.isEmpty() ? Verb.START : Verb.UPDATE,
                                hosts.isEmpty()
                                        ? List.of("+ streams from " + server.hosts())
                                        : List.of("- streams from " + hosts, "+ streams from " + server.hosts()),
                                Action.of("receive WAL of " + server.name(), script())
                                        .diagnosedBy("tail -n 12 "
                                                + quote(server.host().logFile()))));
    }

    private String script() {
        return """
                name=%s; directory=%s; hosts=%s; log=%s; slot=%s; source=%s; primary=%s; owner=%s; wanted=
                streaming="$directory/streaming"
                barman() { %s "$@"; }
                process() { pgrep -a -x pg_receivewal | grep -F -- "--directory=$streaming "; }
                receiving() { process | grep -qF "host=$hosts "; }
                before=$(wc -l 2>/dev/null < "$log") || before=0
                said() { tail -n +$((before + 1)) "$log" 2>/dev/null | grep -F " $name: "; }
                psql() { %s "$@"; }
                asked() { psql "$primary" -c "$1"; }
                # or is far behind, and goes on
                streams() {
                  state=$(psql "$source" -c "select state from pg_stat_replication, pg_replication_slots
                    where pid = active_pid and slot_name = '$slot'" 2>/dev/null) || state=
                  [ "$state" = streaming ] || { sleep 0.3; receiving; }
                }
                kept_after_all() {
                  wanted=$(said | sed -n 's/.*requested WAL segment .\\{8\\}\\([0-9A-F]\\{16\\}\\) has already been removed.*/\\1/p' |
                    tail -n 1)
                  [ -n "$wanted" ] || return 1
                  kept=$(asked "select substr(pg_walfile_name(restart_lsn), 9) from pg_replication_slots
                    where slot_name = '$slot'")
                  [ -n "$kept" ] && [ "$(printf '%%s\\n%%s\\n' "$kept" "$wanted" | sort | head -n 1)" = "$kept" ]
                }
                # a complete segment before the one to begin with: Barman archives its last one when there is a later one
                before_it() {
                  [ -n "$wanted" ] && printf '%%s\n' "$1" | grep -qxE '[0-9A-F]{24}' && [ "${1#????????}" != "$wanted" ] &&
                    [ "$(printf '%%s\n%%s\n' "${1#????????}" "$wanted" | sort | head -n 1)" = "${1#????????}" ]
                }
                set_aside() {
                  said | grep -qE "not in this server's history|ahead of the WAL flush position" || kept_after_all || return 0
                  barman archive-wal "$name" >/dev/null 2>&1 || true
                  aside="$directory/streaming-aside-$(date -u +%%Y%%m%%dT%%H%%M%%S)"
                  mkdir "$aside"
                  for file in "$streaming"/*; do
                    before_it "${file##*/}" || mv "$file" "$aside"/
                  done
                  chown -R "$owner" "$aside"
                  if [ -n "$wanted" ]; then
                    begin="$streaming/$(asked 'select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)')$wanted.partial"
                    ( umask 077; : > "$begin" )
                    chown "$owner" "$begin"
                  fi
                  echo "WAL beyond the new timeline was moved to $aside"
                  systemctl start barman-cron.service
                }
                n=0
                until receiving && streams; do
                  if [ $((n %% 20)) -eq 0 ]; then
                    # Barman may start it once more by what it had read before
                    if process >/dev/null && ! receiving; then barman receive-wal --stop "$name" || true; fi
                    systemctl start barman-cron.service
                  fi
                  if [ $n -eq 12 ] || [ $n -eq 45 ]; then set_aside; fi
                  n=$((n + 1))
                  if [ $n -ge 240 ]; then
                    echo "pg_receivewal does not run for $name" >&2
                    exit 1
                  fi
                  sleep 0.2
                done
                """.formatted(
                        quote(server.name()),
                        quote(server.directory()),
                        quote(server.hosts()),
                        quote(server.host().logFile()),
                        quote(server.slot()),
                        quote(server.connection(Barman.ROLE)),
                        quote(server.primaryConnection(Barman.ROLE)),
                        quote(server.host().user() + ":" + server.host().group()),
                        server.host().as("barman"),
                        server.host().as(server.host().psql() + " -XAtqw"));
    }
}
