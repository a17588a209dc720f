package dev.howdah.topology;

import dev.howdah.model.Instance;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Who the primary of a cluster is, running or not.
///
/// 1. What runs as primary; of several the one on the highest timeline, then the one that wrote most. 2. Where none
/// runs: what would start as primary, if nobody has reached a higher timeline. 3. Else it is not known, and the best
/// guess is whom the standbys follow.
final class PrimaryChoice {

    private final LiveNodes live;
    private final List<Instance> instances;
    private final String configured;

    PrimaryChoice(LiveNodes live) {
        this.live = live;
        this.instances = live.cluster().dataInstances();
        this.configured = live.cluster().configuredPrimary().name();
    }

    List<String> running() {
        return names(live::runsAsPrimary);
    }

    Optional<String> primary() {
        return running().stream()
                .max(Comparator.comparingInt(live::timeline).thenComparingLong(live::written))
                .or(this::stopped);
    }

    String expected() {
        return primary().or(this::followed).or(this::absent).orElse(configured);
    }

    /// Of two on one timeline, config.yml decides: they cannot be told apart.
    private Optional<String> stopped() {
        int latest = instances.stream()
                .mapToInt(instance -> live.timeline(instance.name()))
                .max()
                .orElse(0);
        var candidates = names(live::holdsPrimaryData).stream()
                .filter(name -> live.timeline(name) == latest)
                .toList();
        return candidates.contains(configured)
                ? Optional.of(configured)
                : candidates.stream().findFirst();
    }

    /// The end of the chain of running standbys, from the one on the highest timeline.
    private Optional<String> followed() {
        return names(instance -> live.liveUpstream(instance.name()).isPresent()).stream()
                .max(Comparator.comparingInt(live::timeline))
                .flatMap(this::rootOf)
                .filter(this::mayBePrimary);
    }

    private Optional<String> rootOf(String standby) {
        var seen = new HashSet<String>();
        var at = standby;
        for (var next = live.liveUpstream(at); next.isPresent(); next = live.liveUpstream(at)) {
            if (!seen.add(at)) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /// Where the configured primary is a standby or a former primary by now, the primary is one that does not answer.
    private Optional<String> absent() {
        return mayBePrimary(configured)
                ? Optional.empty()
                : names(instance -> live.node(instance.name()) instanceof Node.Unreachable).stream()
                        .findFirst();
    }

    /// What runs or would start as primary was looked at before this is asked.
    private boolean mayBePrimary(String name) {
        return switch (live.node(name)) {
            case Node.Unreachable _ -> true;
            case Node.Empty _ -> instances.stream().noneMatch(live::holdsData);
            case Node.Running _, Node.Stopped _ -> false;
        };
    }

    private List<String> names(Predicate<Instance> condition) {
        return instances.stream().filter(condition).map(Instance::name).toList();
    }
}
