package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import dev.howdah.topology.Node.Sender;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where commits are to wait for replicas, as many replicas as they wait for are synchronous.
record SynchronousState() implements InstanceCheck {

    private static final String SETTING = "synchronous_standby_names";
    private static final Pattern NUMBER = Pattern.compile("(?:first|any)?\\s*(\\d+)\\s*\\(.*");

    @Override
    public String name() {
        return "synchronous-replication";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(inEffect(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.name().equals(seen.primary())
                && !(wish(seen.cluster()).isEmpty()
                        && seen.ask(instance, inEffect(seen.cluster(), instance))
                                .orElse("")
                                .isEmpty());
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return switch (seen.ask(instance, inEffect(seen.cluster(), instance))) {
            case Known.NotYet<String>(var why) -> new Known.NotYet<>(why);
            case Known.Answer<String>(var names) -> seen.running(instance).map(node -> judge(seen, node, names));
        };
    }

    private static Verdict judge(Seen seen, Node.Running primary, String names) {
        if (names.isEmpty()) {
            return Verdict.bad("commits wait for nobody; config.yml says '" + wish(seen.cluster()) + "'");
        }
        var synchronous = primary.senders().stream()
                .filter(sender ->
                        sender.syncState().equals("sync") || sender.syncState().equals("quorum"))
                .filter(sender -> sender.state().equals("streaming"))
                .map(Sender::name)
                .toList();
        var found = synchronous.isEmpty() ? "none is synchronous" : "synchronous: " + String.join(", ", synchronous);
        return synchronous.size() >= number(names)
                ? Verdict.good(found)
                : Verdict.bad("commits wait for " + number(names) + " of '" + names + "'; " + found);
    }

    /// Such as `ANY 2 (a, b, c)`, `FIRST 1 (a)`, `2 (a, b)`; a bare list waits for one.
    private static int number(String names) {
        var matcher = NUMBER.matcher(names.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    private static String wish(Cluster cluster) {
        var synchronous = cluster.value(SynchronousReplication.MODE);
        return synchronous.equals("off")
                ? cluster.value(SynchronousReplication.STANDBY_NAMES)
                : SynchronousReplication.MODE.name() + ": " + synchronous;
    }

    private static Fact<String> inEffect(Cluster cluster, Instance instance) {
        return Fact.of(
                SETTING,
                PostgresPaths.of(cluster, instance).psql(),
                "select current_setting('" + SETTING + "')",
                String::strip);
    }
}
