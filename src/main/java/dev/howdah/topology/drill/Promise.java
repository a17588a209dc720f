package dev.howdah.topology.drill;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// How long writes may be away at worst, computed from the settings of a failover manager.
///
/// @param parts what follows after what, in order
public record Promise(List<Part> parts) {

    /// A delay, such as the time that a lock lives.
    public record Part(String name, Duration most) {}

    public Promise {
        parts = List.copyOf(parts);
    }

    public Duration most() {
        return parts.stream().map(Part::most).reduce(Duration.ZERO, Duration::plus);
    }

    /// How it is put together.
    public String sum() {
        return parts.stream()
                .map(part -> part.name() + " " + part.most().toMillis() / 1000.0 + " s")
                .collect(Collectors.joining(" + "))
                .replace(".0 s", " s");
    }
}
