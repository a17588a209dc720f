package dev.howdah.report;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.BackupState;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Observation;
import dev.howdah.topology.ServiceState;
import dev.howdah.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The live topology as a tree: who streams from whom, how far behind, with services, backups, the failover manager's
/// view, and in red what does not fit together.
public final class TopologyText {

    /// A line of the tree before its columns are aligned.
    private record Row(String tree, String name, String role, String location, String state, boolean bad) {}

    private final Observation observation;
    private final Topology topology;
    private final Ink ink;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> drawn = new HashSet<>();

    private TopologyText(Observation observation, Ink ink) {
        this.observation = observation;
        this.topology = observation.topology();
        this.ink = ink;
    }

    public static String of(Observation observation, Ink ink) {
        return new TopologyText(observation, ink).render();
    }

    private String render() {
        var cluster = topology.cluster();
        text.append(ink.bold(cluster.name()))
                .append(": ")
                .append(cluster.architecture())
                .append(", Postgres ")
                .append(cluster.postgres())
                .append(", ")
                .append(cluster.failover().word())
                .append("\n\n");
        appendTree();
        observation.backups().forEach(this::appendBackup);
        observation.managers().forEach(this::appendManager);
        observation
                .incidents()
                .forEach((instance, lines) -> lines.forEach(
                        line -> text.append(ink.yellow(instance + ": " + line)).append('\n')));
        var disagreements = observation.disagreements();
        if (!disagreements.isEmpty()) {
            text.append('\n');
            disagreements.forEach(
                    line -> text.append(ink.bold(ink.red("! " + line))).append('\n'));
        }
        if (!observation.problems().isEmpty()) {
            text.append('\n').append(new ProblemText(ink).warnings(observation.problems()));
        }
        return text.toString();
    }

    private void appendTree() {
        var rows = new ArrayList<Row>();
        topology.primaries().forEach(name -> addBranch(rows, topology.cluster().instance(name), "", ""));
        // what follows nobody known, what stands still and what cannot be asked
        topology.cluster().postgresInstances().stream()
                .filter(instance -> !drawn.contains(instance.name()) && !followsSomebody(instance))
                .forEach(instance -> addBranch(rows, instance, "", ""));
        topology.cluster().postgresInstances().stream() // circles
                .filter(instance -> !drawn.contains(instance.name()))
                .forEach(instance -> addBranch(rows, instance, "", ""));
        topology.cluster().instances().stream()
                .filter(instance -> !drawn.contains(instance.name()))
                .forEach(instance -> rows.add(new Row(
                        "",
                        instance.name(),
                        instance.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")),
                        instance.location(),
                        services(instance),
                        false)));
        appendRows(rows);
    }

    private boolean followsSomebody(Instance instance) {
        return topology.liveUpstream(instance.name()).isPresent();
    }

    private void addBranch(List<Row> rows, Instance instance, String lead, String rest) {
        if (!drawn.add(instance.name())) {
            return;
        }
        var node = LiveNode.of(topology, instance);
        var role = node.role() + (instance.has(Role.BARMAN) ? ", barman" : "");
        rows.add(new Row(lead, instance.name(), role, instance.location(), state(node), node.isBroken()));
        var followers = topology.cluster().postgresInstances().stream()
                .filter(other -> topology.liveUpstream(other.name())
                        .filter(instance.name()::equals)
                        .isPresent())
                .filter(other -> !drawn.contains(other.name()))
                .toList();
        for (int i = 0; i < followers.size(); i++) {
            boolean last = i == followers.size() - 1;
            addBranch(rows, followers.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

    private String state(LiveNode node) {
        var parts = new ArrayList<String>();
        parts.add(node.state(topology));
        node.slot(topology)
                .ifPresent(slot -> parts.add("slot " + slot.name() + (slot.active() ? "" : ink.red(" inactive"))));
        observation
                .idleSlots(node.instance().name())
                .forEach(slot -> parts.add(ink.yellow(
                        "keeps " + Units.bytes(slot.retainedBytes()) + " for inactive slot " + slot.name())));
        var services = services(node.instance());
        if (!services.isEmpty()) {
            parts.add(services);
        }
        return String.join("  ", parts);
    }

    private String services(Instance instance) {
        return observation.services(instance.name()).stream().map(this::service).collect(Collectors.joining(", "));
    }

    private String service(ServiceState service) {
        if (service.isGood()) {
            return service.unit() + " " + ink.green("ok");
        }
        return service.unit() + " " + ink.red(service.runs() ? service.enabled() : service.active());
    }

    private void appendRows(List<Row> rows) {
        int names = rows.stream()
                .mapToInt(row -> row.tree().length() + row.name().length())
                .max()
                .orElse(0);
        int roles = rows.stream().mapToInt(row -> row.role().length()).max().orElse(0);
        int locations =
                rows.stream().mapToInt(row -> row.location().length()).max().orElse(0);
        rows.forEach(row -> {
            var role = Units.pad(row.role(), roles);
            text.append(row.tree())
                    .append(ink.bold(Units.pad(row.name(), names - row.tree().length())))
                    .append("  ")
                    .append(row.bad() ? ink.red(role) : role)
                    .append("  ")
                    .append(Units.pad(row.location(), locations))
                    .append("  ")
                    .append(row.state())
                    .append('\n');
        });
    }

    private void appendBackup(BackupState backup) {
        text.append("\nbackup of ")
                .append(backup.source().orElse(backup.server()))
                .append(" by ")
                .append(backup.barman())
                .append(": ")
                .append(backup.lastBackup()
                        .map(end -> "last one " + Units.age(Duration.between(end, observation.at())) + " ago, "
                                + backup.backups() + " kept")
                        .orElse(ink.red("no base backup yet")))
                .append(", ")
                .append(backup.receiving() ? "receives WAL" : ink.red("does not receive WAL"))
                .append(backup.lastWal().map(wal -> ", archived up to " + wal).orElse(""))
                .append('\n');
        backup.failedChecks()
                .forEach(line -> text.append("  ").append(ink.red("! " + line)).append('\n'));
    }

    private void appendManager(ManagerView view) {
        text.append('\n')
                .append(view.manager())
                .append(" (asked on ")
                .append(view.askedOn())
                .append("): ")
                .append(view.members().stream().map(this::member).collect(Collectors.joining(", ")))
                .append('\n');
        if (view.standsStill()) {
            text.append(ink.yellow("automatic failover is paused: `howdah resume` lets it watch again"))
                    .append('\n');
        }
    }

    private String member(ManagerView.Member member) {
        var words = new ArrayList<String>(List.of(member.instance(), member.role()));
        if (!member.running()) {
            words.add(ink.red("down"));
        }
        if (!List.of("", "running", "unknown").contains(member.agent())) {
            words.add(ink.yellow("(agent " + member.agent() + ")"));
        }
        if (!member.remark().isEmpty()) {
            words.add(ink.yellow("(" + member.remark() + ")"));
        }
        return String.join(" ", words);
    }
}
