package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.CheckResult;
import java.util.List;

/// A check that each instance passes or fails on its own. What cannot be known is a failure that says why.
interface InstanceCheck extends Check {

    /// Whether it has a meaning for an instance.
    boolean concerns(Seen seen, Instance instance);

    Known<Verdict> judge(Seen seen, Instance instance);

    @Override
    default List<CheckResult> results(Seen seen) {
        return seen.cluster().instances().stream()
                .filter(instance -> concerns(seen, instance))
                .map(instance -> switch (judge(seen, instance)) {
                    case Known.Answer<Verdict>(var verdict) -> verdict.of(name(), instance.name());
                    case Known.NotYet<Verdict>(var why) -> Verdict.bad(why).of(name(), instance.name());
                })
                .toList();
    }
}
