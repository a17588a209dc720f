package dev.howdah.operation.preflight;

import dev.howdah.component.Machine;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that is looked at on hosts that somebody else installed, before a deploy changes anything: nothing is asked
/// apart from the first look, and what is found on all hosts is told in one list.
public final class Preflight {

    private static final List<PreflightCheck> ALL = List.of(
            new ClocksAgree(),
            new PortFree(),
            new ServicePortsFree(),
            new OtherPostgres(),
            new FreeSpace(),
            new EnoughMemory(),
            new LocalePossible(),
            new RepositoriesAnswer(),
            new NamesResolve());

    private Preflight() {}

    /// Whether there is anything to be looked at: machines that Howdah made itself hold nothing else.
    public static boolean concerns(Cluster cluster) {
        return switch (cluster.platform()) {
            case Platform.Docker _ -> false;
            case Platform.Bare _, Platform.Aws _ -> true;
        };
    }

    public static List<Fact<?>> facts(Cluster cluster, Instance instance) {
        var facts = new ArrayList<Fact<?>>();
        if (concerns(cluster)) {
            ALL.forEach(check -> facts.addAll(check.facts(cluster, instance)));
        }
        return facts;
    }

    /// What was found, host by host.
    ///
    /// @param clocks seconds by which each host's clock is ahead of this machine's
    public static List<Finding> findings(
            Cluster cluster,
            Map<String, Machine> machines,
            Map<String, Facts.Answered> facts,
            Map<String, Double> clocks) {
        var findings = new ArrayList<Finding>();
        if (!concerns(cluster)) {
            return findings;
        }
        double middle = middle(clocks);
        for (var instance : cluster.instances()) {
            var known = facts.get(instance.name());
            var machine = machines.get(instance.name());
            if (known != null && machine != null) {
                double ahead = clocks.getOrDefault(instance.name(), middle) - middle;
                var host = new Sounding(cluster, instance, machine, known, ahead);
                ALL.forEach(check -> findings.addAll(check.judge(host)));
            }
        }
        return findings;
    }

    /// The median: one clock that goes wrong does not put the others in the wrong.
    private static double middle(Map<String, Double> clocks) {
        var sorted = clocks.values().stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
