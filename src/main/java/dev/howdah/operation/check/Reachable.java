package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;

/// Every host answers.
record Reachable() implements InstanceCheck {

    @Override
    public String name() {
        return "host-answers";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return true;
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var sight = seen.sight(instance);
        return new Known.Answer<>(sight.silent().map(Verdict::bad).orElseGet(() -> Verdict.good("the host answers")));
    }
}
