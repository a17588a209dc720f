package dev.howdah.topology.drill;

import java.util.List;

/// The states of one thing over the time of a drill, in order: an instance, the writes, the reads, or the backups.
public record Lane(String name, List<Span> spans) {

    public Lane {
        spans = List.copyOf(spans);
    }
}
