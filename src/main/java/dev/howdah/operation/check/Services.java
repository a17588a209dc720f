package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.resource.UnitState;
import dev.howdah.resource.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The units that have to run do so, and will after a reboot.
record Services(Function<Instance, List<String>> units) implements InstanceCheck {

    @Override
    public String name() {
        return "services";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return !units.apply(instance).isEmpty();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var faults = new ArrayList<String>();
        for (var unit : units.apply(instance)) {
            switch (seen.ask(instance, Units.state(unit))) {
                case Known.NotYet<UnitState>(var why) -> {
                    return new Known.NotYet<>(seen.sight(instance).silent().orElse(why));
                }
                case Known.Answer<UnitState>(var state) -> {
                    if (!state.isActive()) {
                        faults.add(unit + " is " + state.active());
                    } else if (!state.isEnabled()) {
                        faults.add(unit + " does not start at boot (" + state.file() + ")");
                    }
                }
            }
        }
        return new Known.Answer<>(Verdict.of(
                faults, String.join(", ", units.apply(instance)) + ": running, and at boot", "services are not right"));
    }
}
