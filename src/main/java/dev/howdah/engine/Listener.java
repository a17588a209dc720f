package dev.howdah.engine;

import java.util.List;

/// Gets told what happens in a run, from several threads.
@FunctionalInterface
public interface Listener {

    void on(Event event);

    static Listener all(List<Listener> listeners) {
        var copy = List.copyOf(listeners);
        return event -> copy.forEach(listener -> listener.on(event));
    }
}
