package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;

/// Every replica is on the primary's timeline.
record Timelines() implements InstanceCheck {

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.isReplica(instance);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var primary = seen.running(seen.cluster().instance(seen.primary()));
        return seen.running(instance).map(replica -> switch (primary) {
            case Known.NotYet<Node.Running>(var why) ->
                Verdict.bad("on timeline " + replica.timeline() + "; that of the primary " + seen.primary()
                        + " is not known: " + why);
            case Known.Answer<Node.Running>(var node) ->
                node.timeline() == replica.timeline()
                        ? Verdict.good("on timeline " + node.timeline())
                        : Verdict.bad("on timeline " + replica.timeline() + ", the primary is on " + node.timeline());
        });
    }
}
