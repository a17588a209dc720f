package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// A Postgres that Patroni has made, or cloned, and started. It is waited for, as long as a clone takes.
///
/// @param first whether it is the member that makes the new cluster, and so has to take writes
record MemberRuns(PatroniConf conf, boolean first) implements Resource {

    @Override
    public String address() {
        return "Postgres by Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(runs());
    }

    @Override
    public Change compare(Facts facts) {
        return switch (facts.ask(runs())) {
            case Known.Answer<Boolean>(var good) when good -> same();
            case Known.Answer<Boolean> _, Known.NotYet<Boolean> _ ->
                edit(
                        Verb.START,
                        List.of(first ? "+ a new, empty database" : "> wait until it runs"),
                        Action.of("wait for Postgres", script())
                                .within(Duration.ofHours(24))
                                .diagnosedBy("journalctl -u patroni -n 20 --no-pager -o cat"));
        };
    }

    private Fact<Boolean> runs() {
        return Fact.of(
                "Postgres by Patroni",
                conf.paths().psql(),
                query(),
                answer -> answer.strip().equals("t"));
    }

    private String query() {
        return first ? "select not pg_is_in_recovery()" : "select true";
    }

    /// Patroni's own word comes last: while it makes a cluster, Postgres answers before the roles and the settings in
    /// etcd are there. While it waits it leaves the processor to what it waits for: nothing is started before there
    /// is a socket, and whether Patroni is well is asked only now and then.
    private String script() {
        return new RestCall(conf).answers()
                + """
                restarts() { systemctl show -p NRestarts --value patroni; }
                now() { read -r seconds _ </proc/uptime; seconds=${seconds%%.*}; }
                before=$(restarts)
                now
                begin=$seconds
                well() {
                  now
                  if pgrep -x 'pg_basebackup|initdb|pg_rewind' >/dev/null; then begin=$seconds; fi
                  [ $((seconds - begin)) -lt 120 ] || { echo 'Postgres does not run' >&2; exit 1; }
                  if [ $(($(restarts) - before)) -ge 3 ] || systemctl is-failed --quiet patroni; then
                    echo 'Patroni ends again and again' >&2; exit 1
                  fi
                }
                runs() { [ -S %s ] && [ "$(%s -wc '%s' 2>/dev/null)" = t ]; }
                n=0
                until runs; do
                  n=$((n + 1))
                  [ $((n %% 10)) -ne 0 ] || well
                  sleep 0.1
                done
                until answers %s; do well; done
                """.formatted(
                        conf.paths().sockets() + "/.s.PGSQL." + conf.paths().port(),
                        conf.paths().psql().command(),
                        query(),
                        first ? "/primary" : "/config");
    }
}
