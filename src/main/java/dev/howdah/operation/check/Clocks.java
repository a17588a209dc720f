package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import java.util.Locale;

/// Every host's clock agrees with this machine's within two seconds.
record Clocks() implements InstanceCheck {

    private static final double MOST_SECONDS = 2;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.sight(instance).silent().isEmpty();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        double offset = seen.sight(instance).clockOffset();
        var words = String.format(Locale.ROOT, "%.1f s", Math.abs(offset));
        return new Known.Answer<>(
                Math.abs(offset) <= MOST_SECONDS
                        ? Verdict.good("agrees with this machine's")
                        : Verdict.bad(words + (offset > 0 ? " ahead of" : " behind") + " this machine's clock"));
    }
}
