package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;

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
        int wanted = seen.topology().timeline(seen.primary());
        return seen.running(instance)
                .map(node -> node.timeline() == wanted
                        ? Verdict.good("on timeline " + wanted)
                        : Verdict.bad("on timeline " + node.timeline() + ", the primary is on " + wanted));
    }
}
