package dev.howdah.operation.switchover;

import dev.howdah.component.Handover;
import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a planned change of the primary is going to do, for people.
public record SwitchoverPlan(Cast cast, Handover handover) {

    /// A sentence for each step, in order.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var from = cast.from().name();
        var to = cast.to().name();
        boolean ours = handover instanceof Handover.StepByStep;
        if (ours) {
            lines.add(cast.manager().name() + " stands still on " + names(cast.watchers()));
            lines.add(to + ": slots " + String.join(", ", cast.slotsOfCandidate()) + " keep WAL from now on");
        }
        lines.add(from + ": checkpoint");
        if (!cast.poolers().isEmpty()) {
            lines.add("clients of PgBouncer wait on " + names(cast.poolers()) + ", for a minute at most");
        }
        if (ours) {
            lines.add(from + ": Postgres is stopped in order; writes fail from here on");
            lines.add(to + ": has replayed all of it, down to the record of the stop");
        } else {
            lines.add(cast.manager().name() + " moves the primary from " + from + " to " + to
                    + "; writes fail from here on");
        }
        lines.add(to + ": is promoted; writes go on");
        if (!cast.poolers().isEmpty()) {
            lines.add("clients of PgBouncer go on with " + to);
        }
        if (ours) {
            lines.add(names(cast.followers()) + (cast.others().isEmpty() ? ": follows " : ": follow ") + to);
        }
        lines.add("all that hangs on who is primary is put right: registration, slots, backups, proxies");
        if (ours) {
            lines.add(from + ": slots of those that stream from elsewhere are dropped");
            lines.add(cast.manager().name() + " watches again");
        }
        return lines;
    }

    private static String names(List<Instance> instances) {
        return instances.stream().map(Instance::name).collect(Collectors.joining(", "));
    }
}
