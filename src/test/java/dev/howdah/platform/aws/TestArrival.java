package dev.howdah.platform.aws;

import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A first connection that always works, as no machine comes up in tests.
final class TestArrival implements Arrival {

    final List<String> arrived = new ArrayList<>();
    final Map<String, Map<String, String>> disks = new HashMap<>();
    private final Set<String> awaited = new HashSet<>();

    @Override
    public synchronized String userData(Instance instance) {
        awaited.add(instance.name());
        return "#cloud-config\nhostname: " + instance.name() + "\n";
    }

    @Override
    public synchronized boolean isAwaited(Instance instance) {
        return awaited.contains(instance.name());
    }

    @Override
    public synchronized void await(Instance instance, String address, Map<String, String> volumes) {
        arrived.add(instance.name() + " " + address);
        disks.put(instance.name(), volumes);
        awaited.remove(instance.name());
    }
}
