package dev.howdah.topology;

import dev.howdah.model.Instance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom each data instance is to stream from.
///
/// 1. Whom it follows now; 2. else what config.yml says, where that one can feed others; 3. else the primary. Where
/// that makes a circle, as after a failover that turned a chain round, a member of it follows the primary instead:
/// one that follows nobody yet, if there is one.
///
/// @param expected the primary, or who has to be it
record UpstreamChoice(LiveNodes live, Optional<String> primary, String expected) {

    Map<String, String> upstreams() {
        var upstreams = new LinkedHashMap<String, String>();
        live.cluster().dataInstances().stream()
                .filter(instance -> !instance.name().equals(expected))
                .forEach(instance -> upstreams.put(instance.name(), wished(instance)));
        for (var name : upstreams.sequencedKeySet()) {
            var circle = circle(name, upstreams);
            if (!circle.isEmpty()) {
                var turned = circle.stream()
                        .filter(member -> live.liveUpstream(member).isEmpty())
                        .findFirst()
                        .orElse(name);
                upstreams.put(turned, expected);
            }
        }
        return Map.copyOf(upstreams);
    }

    private String wished(Instance instance) {
        return live.liveUpstream(instance.name())
                .or(() -> instance.upstream().filter(this::canFeedOthers))
                .filter(name -> !name.equals(instance.name()))
                .filter(name -> live.cluster().instance(name).holdsData())
                .orElse(expected);
    }

    private boolean canFeedOthers(String name) {
        return switch (live.node(name)) {
            case Node.Running _, Node.Stopped _ ->
                !live.isFormerPrimary(live.cluster().instance(name), primary);
            case Node.Empty _ -> true;
            case Node.Unreachable _ -> false;
        };
    }

    /// The members of the circle that an instance is in; empty where its chain ends.
    private static Set<String> circle(String start, Map<String, String> upstreams) {
        var seen = new LinkedHashSet<String>();
        for (var at = start; seen.add(at); ) {
            var next = upstreams.get(at);
            if (next == null) {
                return Set.of();
            }
            at = next;
        }
        // a circle that it leads into is found from the circle's own members
        return start.equals(upstreams.get(seen.getLast())) ? seen : Set.of();
    }
}
