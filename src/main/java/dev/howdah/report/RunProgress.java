package dev.howdah.report;

import dev.howdah.engine.Event;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What is known of a run so far, gathered from its events. Safe to tell and to ask from several threads.
public final class RunProgress implements Listener {

    /// A step that ended.
    record Ended(String instance, String step, Outcome outcome, Duration took) {}

    private final SequencedMap<String, HostProgress> hosts = new LinkedHashMap<>();
    private final List<Ended> ended = new ArrayList<>();
    private Optional<Event.RunStarted> started = Optional.empty();
    private Optional<Event.RunEnded> end = Optional.empty();

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.RunStarted start -> {
                started = Optional.of(start);
                start.steps()
                        .forEach((instance, steps) ->
                                hosts.put(instance, HostProgress.start(instance, steps, start.at())));
            }
            case Event.StepWaiting(var at, var instance, var step, var milestones) ->
                hosts.put(instance, host(instance, at).waiting(step, milestones, at));
            case Event.StepStarted(var at, var instance, var step) ->
                hosts.put(instance, host(instance, at).working(step, at));
            case Event.StepEnded(var at, var instance, var step, var outcome, var took) -> {
                hosts.put(instance, host(instance, at).ended(outcome, at));
                ended.add(new Ended(instance, step, outcome, took));
            }
            case Event.RunEnded over -> end = Optional.of(over);
            case Event.EditDone _, Event.Noted _ -> {}
        }
    }

    private HostProgress host(String instance, Instant now) {
        return hosts.getOrDefault(instance, HostProgress.start(instance, 0, now));
    }

    synchronized Collection<HostProgress> hosts() {
        return List.copyOf(hosts.values());
    }

    synchronized List<Ended> ended() {
        return List.copyOf(ended);
    }

    synchronized Optional<Duration> took() {
        return end.map(Event.RunEnded::took);
    }

    /// When the run started; empty before it did.
    synchronized Optional<Instant> since() {
        return started.map(Event.RunStarted::at);
    }
}
