package dev.howdah.topology;

import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;

/// Where the parts of a cluster see it otherwise: Postgres against itself, and the failover manager against Postgres.
public final class Disagreements {

    private Disagreements() {}

    /// What Postgres itself shows to be wrong: no primary, two of them, or a standby on another timeline.
    public static List<String> within(Topology topology) {
        var found = new ArrayList<String>();
        var primaries = topology.primaries();
        if (primaries.size() > 1) {
            found.add("split brain: " + String.join(" and ", primaries) + " are primaries at the same time");
        } else if (primaries.isEmpty()) {
            found.add("no instance runs as primary");
        }
        topology.primary()
                .ifPresent(primary -> topology.cluster().dataInstances().forEach(instance -> {
                    var name = instance.name();
                    if (topology.node(name) instanceof Node.Running running
                            && running.inRecovery()
                            && running.timeline() != topology.timeline(primary)) {
                        found.add("%s is on timeline %d, the primary %s on %d"
                                .formatted(name, running.timeline(), primary, topology.timeline(primary)));
                    }
                    if (topology.isFormerPrimary(name) && topology.node(name) instanceof Node.Stopped) {
                        found.add(name + " is a former primary that stands still; it has to rejoin as a standby");
                    }
                }));
        return found;
    }

    /// Where a failover manager's view differs from what Postgres says.
    public static List<String> between(Topology topology, ManagerView view) {
        var found = new ArrayList<String>();
        var says = view.manager() + " on " + view.askedOn() + " says that ";
        for (var member : view.members()) {
            topology.cluster()
                    .find(member.instance())
                    .filter(instance -> !instance.has(Role.WITNESS) && instance.holdsData())
                    .ifPresent(_ -> compare(topology, member, says, found));
        }
        topology.cluster().dataInstances().stream()
                .filter(instance -> view.member(instance.name()).isEmpty())
                .forEach(instance ->
                        found.add(view.manager() + " on " + view.askedOn() + " does not know " + instance.name()));
        return found;
    }

    private static void compare(Topology topology, ManagerView.Member member, String says, List<String> found) {
        var name = member.instance();
        switch (topology.node(name)) {
            case Node.Running running -> compareRunning(topology, running, member, says, found);
            case Node.Stopped _, Node.Empty _ -> {
                if (member.running()) {
                    found.add(says + name + " runs; it does not");
                }
            }
            case Node.Unreachable _ -> {}
        }
    }

    private static void compareRunning(
            Topology topology, Node.Running running, ManagerView.Member member, String says, List<String> found) {
        var name = member.instance();
        var role = running.inRecovery() ? "standby" : "primary";
        if (!member.role().equals(role)) {
            found.add(says + name + " is a " + member.role() + "; it is a " + role);
            return;
        }
        if (!member.running()) {
            found.add(says + name + " does not run; it does");
        }
        var upstream = topology.liveUpstream(name);
        if (running.inRecovery()
                && upstream.isPresent()
                && member.upstream().isPresent()
                && !upstream.equals(member.upstream())) {
            found.add(says + name + " follows " + member.upstream().get() + "; it follows " + upstream.get());
        }
    }
}
