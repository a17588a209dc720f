package dev.howdah.report;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.problem.Problem;
import dev.howdah.topology.BackupState;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Node;
import dev.howdah.topology.Observation;
import java.time.Duration;
import java.util.Map;

/// The live topology as JSON.
public final class TopologyJson {

    private TopologyJson() {}

    public static String of(Observation observation) {
        var topology = observation.topology();
        var cluster = topology.cluster();
        var json = Json.ordered(
                "cluster", cluster.name(),
                "at", observation.at().toString(),
                "architecture", cluster.architecture(),
                "postgres_version", cluster.postgres().major(),
                "failover_manager", cluster.failover().word());
        topology.primary().ifPresent(primary -> json.put("primary", primary));
        json.put(
                "instances",
                cluster.instances().stream()
                        .map(instance -> instance(observation, instance))
                        .toList());
        json.put(
                "backups",
                observation.backups().stream()
                        .map(backup -> backup(observation, backup))
                        .toList());
        json.put(
                "managers",
                observation.managers().stream().map(TopologyJson::manager).toList());
        json.put("disagreements", observation.disagreements());
        json.put("problems", observation.problems().stream().map(Problem::what).toList());
        return Json.pretty(json);
    }

    private static Map<String, Object> instance(Observation observation, Instance instance) {
        var json = Json.ordered(
                "name", instance.name(),
                "location", instance.location(),
                "roles", instance.roles().stream().map(Role::word).sorted().toList());
        if (instance.runsPostgres()) {
            json.put("postgres", postgres(observation, instance));
        }
        json.put(
                "services",
                observation.services(instance.name()).stream()
                        .map(service -> Json.ordered(
                                "unit", service.unit(), "active", service.active(), "enabled", service.enabled()))
                        .toList());
        json.put("incidents", observation.incidents(instance.name()));
        return json;
    }

    private static Map<String, Object> postgres(Observation observation, Instance instance) {
        var live = LiveNode.of(observation.topology(), instance);
        var json = Json.ordered("state", live.runs() ? "running" : live.role());
        switch (live.node()) {
            case Node.Running running -> {
                json.put("role", live.role());
                live.upstream().ifPresent(upstream -> json.put("upstream", upstream));
                json.put("version", running.serverVersion());
                json.put("timeline", running.timeline());
                if (running.inRecovery()) {
                    json.put("streaming", running.streaming());
                    json.put("lag_bytes", live.lagBytes().orElse(0L));
                    json.put("lag_seconds", running.replayLagSeconds());
                    live.syncState(observation.topology()).ifPresent(state -> json.put("sync_state", state));
                }
                json.put(
                        "slots",
                        running.slots().stream().map(TopologyJson::slot).toList());
            }
            case Node.Stopped(var data) -> {
                json.put("timeline", data.timeline());
                json.put("data_state", data.state());
                json.put("standby", data.standby());
            }
            case Node.Empty() -> {}
            case Node.Unreachable(var why) -> json.put("why", why);
        }
        return json;
    }

    private static Map<String, Object> slot(Node.Slot slot) {
        return Json.ordered(
                "name", slot.name(),
                "type", slot.type(),
                "active", slot.active(),
                "wal_status", slot.walStatus(),
                "retained_bytes", slot.retainedBytes());
    }

    private static Map<String, Object> backup(Observation observation, BackupState backup) {
        var json = Json.ordered("barman", backup.barman(), "server", backup.server());
        backup.source().ifPresent(source -> json.put("source", source));
        json.put("backups", backup.backups());
        backup.lastBackup().ifPresent(end -> {
            json.put("last_backup", end.toString());
            json.put(
                    "last_backup_age_seconds",
                    Duration.between(end, observation.at()).toSeconds());
        });
        json.put("receiving_wal", backup.receiving());
        backup.lastWal().ifPresent(wal -> json.put("last_wal", wal));
        json.put("failed_checks", backup.failedChecks());
        return json;
    }

    private static Map<String, Object> manager(ManagerView view) {
        return Json.ordered(
                "manager",
                view.manager(),
                "asked_on",
                view.askedOn(),
                "members",
                view.members().stream().map(TopologyJson::member).toList());
    }

    private static Map<String, Object> member(ManagerView.Member member) {
        var json = Json.ordered("instance", member.instance(), "role", member.role(), "running", member.running());
        member.upstream().ifPresent(upstream -> json.put("upstream", upstream));
        json.put("agent", member.agent());
        json.put("remark", member.remark());
        return json;
    }
}
