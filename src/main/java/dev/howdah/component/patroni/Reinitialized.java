package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A member that follows the leader, cloned anew by Patroni where it does not. Patroni removes its data.
record Reinitialized(PatroniConf conf) implements Resource {

    private static final int ROUNDS = 3 * 60 * 60;

    @Override
    public String address() {
        return "member " + conf.instance().name() + " of Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PatroniFacts.of(conf.cluster(), conf.instance()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(PatroniFacts.of(conf.cluster(), conf.instance())),
                patroni -> isWell(patroni.members()) ? same() : cloned());
    }

    /// A replica that runs, on the leader's timeline.
    private boolean isWell(List<Map<String, Object>> members) {
        var leader = members.stream()
                .filter(member -> PatroniView.LEADER.contains(String.valueOf(member.get("role"))))
                .findFirst();
        return members.stream()
                .filter(member -> conf.instance().name().equals(member.get("name")))
                .anyMatch(member -> PatroniView.RUNNING.contains(String.valueOf(member.get("state")))
                        && leader.filter(it -> Objects.equals(it.get("timeline"), member.get("timeline")))
                                .isPresent());
    }

    private Change cloned() {
        var rest = new RestCall(conf);
        return edit(
                Verb.UPDATE,
                List.of("- its data", "+ cloned anew from the leader"),
                Action.of(
                                "reinitialize " + conf.instance().name(),
                                rest.function()
                                        + rest.send("POST", "/reinitialize", "{\"force\": true}")
                                        + untilItRuns())
                        .within(Duration.ofHours(6))
                        .diagnosedBy("journalctl -u patroni -n 15 --no-pager -o cat"));
    }

    private String untilItRuns() {
        return """
                n=0
                until [ "$(%s -wc "select exists (select from pg_stat_wal_receiver where status = 'streaming')" 2>/dev/null)" = t ]; do
                  n=$((n + 1))
                  [ $n -lt %d ] || { echo 'it does not stream'; exit 1; }
                  sleep 1
                done
                """.formatted(conf.paths().psql().command(), ROUNDS);
    }
}
