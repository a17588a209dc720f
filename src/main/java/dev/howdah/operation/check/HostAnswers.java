package dev.howdah.operation.check;

import dev.howdah.topology.CheckResult;
import java.util.List;

/// Every host answers; the time is that of the one round trip in which it was asked everything.
record HostAnswers() implements Check {

    @Override
    public String name() {
        return "host-answers";
    }

    @Override
    public List<CheckResult> results(Seen seen) {
        return seen.cluster().instances().stream()
                .map(instance -> {
                    var sight = seen.sight(instance);
                    return sight.silent()
                            .map(Verdict::bad)
                            .orElseGet(() -> Verdict.good("the host answers"))
                            .of(name(), instance.name(), sight.took());
                })
                .toList();
    }
}
