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
    /// etcd are there.
    private String script() {
        return new RestCall(conf).function()
                + """
                restarts() { systemctl show -p NRestarts --value patroni; }
                before=$(restarts)
                n=0
                again() {
                  if pgrep -x 'pg_basebackup|initdb|pg_rewind' >/dev/null; then n=0; fi
                  n=$((n + 1))
                  [ $n -lt 900 ] || { echo 'Postgres does not run' >&2; exit 1; }
                  if [ $(($(restarts) - before)) -ge 3 ] || systemctl is-failed --quiet patroni; then
                    echo 'Patroni ends again and again' >&2; exit 1
                  fi
                  sleep 0.1
                }
                until [ "$(%s -wc '%s' 2>/dev/null)" = t ]; do again; done
                until rest GET %s </dev/null >/dev/null 2>&1; do again; done
                """.formatted(conf.paths().psql().command(), query(), first ? "/primary" : "/config");
    }
}
