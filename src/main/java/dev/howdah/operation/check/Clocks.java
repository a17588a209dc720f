package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import java.util.Locale;

/// The hosts' clocks differ by less than two seconds. Whether this machine's own clock is right does not matter.
record Clocks() implements InstanceCheck {

    private static final double MOST_SECONDS = 2;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return true;
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var sight = seen.sight(instance);
        if (sight.silent().isPresent()) {
            return new Known.NotYet<>(sight.silent().get());
        }
        double ahead = sight.clockOffset() - middle(seen);
        var words = String.format(Locale.ROOT, "%.1f s", Math.abs(ahead));
        return new Known.Answer<>(
                Math.abs(ahead) < MOST_SECONDS
                        ? Verdict.good("agrees with the other hosts'")
                        : Verdict.bad(words + (ahead > 0 ? " ahead of" : " behind") + " the other hosts' clocks"));
    }

    /// The median: one clock that goes wrong does not put the others in the wrong.
    private static double middle(Seen seen) {
        var offsets = seen.sights().values().stream()
                .filter(sight -> sight.silent().isEmpty())
                .map(Sight::clockOffset)
                .sorted()
                .toList();
        return offsets.get(offsets.size() / 2);
    }
}
