package dev.howdah.component.patroni;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.PgSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A Postgres without settings that wait for a restart; it is restarted through Patroni, so that a leader stays one.
///
/// A standby does not start with less than its primary had where it has replayed to: where one of the shared limits
/// shrinks, the leader was restarted before, and its lower values are waited for.
record RestartPending(PatroniConf conf) implements Resource {

    @Override
    public String address() {
        return "restart of Postgres by Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PgSetting.all(conf.paths().psql()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(PgSetting.all(conf.paths().psql())), (Map<String, PgSetting> settings) -> {
            var waiting = settings.entrySet().stream()
                    .filter(setting -> setting.getValue().pendingRestart())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return waiting.isEmpty() ? same() : restart(waiting);
        });
    }

    private Change restart(List<String> waiting) {
        var rest = new RestCall(conf);
        return new Change.Edit(
                Verb.RESTART,
                waiting.stream().map(name -> "! restart for " + name).toList(),
                List.of(Action.of(
                                "restart Postgres through Patroni",
                                rest.function()
                                        + untilLimitsArrived()
                                        + rest.send("POST", "/restart", "{}")
                                        + untilItAnswers())
                        .within(Duration.ofMinutes(20))
                        .diagnosedBy("journalctl -u patroni -n 15 --no-pager -o cat")),
                List.of(new Effect(Effect.Kind.RESTART, "Postgres", String.join(", ", waiting))));
    }

    private String untilItAnswers() {
        return """
                n=0
                until [ "$(%s -wc 'select true' 2>/dev/null)" = t ]; do
                  n=$((n + 1))
                  [ $n -lt 600 ] || { echo 'Postgres does not answer' >&2; exit 1; }
                  sleep 0.1
                done
                """.formatted(conf.paths().psql().command());
    }

    private String untilLimitsArrived() {
        return """
                asked() { %1$s -wc "$1" 2>/dev/null; }
                too_high() {
                  LC_ALL=C runuser -u %2$s -- %3$s/pg_controldata -D %4$s |
                    sed -n 's/_xacts setting/_transactions setting/; s/_xact setting/_transaction setting/
                      s/^\\(max_[a-z_]*\\) setting: *\\([0-9]*\\)$/\\1 \\2/p' |
                    while read -r name value; do
                      wished=$(asked "select setting from pg_file_settings where name = '$name' order by seqno desc limit 1")
                      [ -z "$wished" ] || [ "$value" -le "$wished" ] || echo "$name is still $value"
                    done
                }
                n=0
                while [ "$(asked 'select pg_is_in_recovery()')" = t ] && [ -n "$(too_high)" ]; do
                  n=$((n + 1))
                  [ $n -lt 600 ] || { echo "the primary's lower values have not arrived: $(too_high)" >&2; exit 1; }
                  sleep 0.2
                done
                """.formatted(
                        conf.paths().psql().command(),
                        conf.paths().user(),
                        conf.paths().binaries(),
                        quote(conf.paths().dataDirectory()));
    }
}
