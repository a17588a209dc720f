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

/// Another member leads, because Patroni was told so. Patroni itself keeps the order in which nothing is lost: it stops
/// the leader, lets the candidate receive all, and only then lets it take the lead.
///
/// @param conf of the member that is asked and told: the present leader, or the candidate where there is none
/// @param candidate that is to lead
/// @param planned whether there is a leader
record PatroniSwitchover(PatroniConf conf, String candidate, boolean planned) implements Resource {

    private static final int ROUNDS = 600;

    @Override
    public String address() {
        return "leader of Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PatroniFacts.of(conf.cluster(), conf.instance()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(PatroniFacts.of(conf.cluster(), conf.instance())),
                patroni -> leads(patroni.members()) ? same() : change());
    }

    private boolean leads(List<Map<String, Object>> members) {
        return members.stream()
                .filter(member -> candidate.equals(member.get("name")))
                .anyMatch(member -> PatroniView.LEADER.contains(String.valueOf(member.get("role")))
                        && PatroniView.RUNNING.contains(String.valueOf(member.get("state"))));
    }

    private Change change() {
        var rest = new RestCall(conf);
        var order = planned
                ? "{\"leader\": \"%s\", \"candidate\": \"%s\"}"
                        .formatted(conf.instance().name(), candidate)
                : "{\"candidate\": \"%s\"}".formatted(candidate);
        var path = planned ? "/switchover" : "/failover";
        return edit(
                Verb.UPDATE,
                List.of("+ " + candidate),
                Action.of(
                                "switch over to " + candidate,
                                rest.function() + rest.send("POST", path, order) + untilItLeads())
                        .within(Duration.ofMinutes(4))
                        .diagnosedBy("journalctl -u patroni -n 15 --no-pager -o cat"));
    }

    /// Patroni answers once the candidate has the lead, which is before it is promoted.
    private String untilItLeads() {
        return """
                n=0
                until rest GET /cluster </dev/null | python3 -I -c '
                import json, sys
                for member in json.load(sys.stdin)["members"]:
                    if member["name"] == sys.argv[1] and member["role"] in ("leader", "master", "primary"):
                        sys.exit(member["state"] != "running")
                sys.exit(1)
                ' %s; do
                  n=$((n + 1))
                  [ $n -lt %d ] || { echo '%s does not lead' >&2; exit 1; }
                  sleep 0.2
                done
                """.formatted(candidate, ROUNDS, candidate);
    }
}
