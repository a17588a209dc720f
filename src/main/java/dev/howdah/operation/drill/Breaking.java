package dev.howdah.operation.drill;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Host;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.operation.Components;
import dev.howdah.platform.MachineFaults;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.drill.Fault;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Breaks one member, and makes it whole again. Undoing may be done at any time, any number of times.
///
/// What killing a process needs no undoing for is left to who has to care for it, so that what is measured is the
/// cluster's own work: see [#startPostgres] and [#startManager] for where nobody did.
record Breaking(Cluster cluster, Map<String, Host> hosts, Optional<MachineFaults> machines) {

    /// Refuses what cannot be done, or not be undone, here.
    void check(Fault fault, String victim) {
        if (fault == Fault.DISK_FULL) {
            var refusal = new FullDisk(dataDirectory(victim)).refusal(host(victim));
            refusal.ifPresent(why -> {
                throw refused(fault, why);
            });
        } else if (fault.isOfMachine() && machines.isEmpty()) {
            throw refused(
                    fault,
                    "this is done to containers only: from here nothing could undo it on a "
                            + cluster.platform().word() + " host that no longer answers");
        }
        if (fault == Fault.KILL_MANAGER && managerUnit(victim).isEmpty()) {
            throw refused(fault, "there is no service of " + cluster.failover().word() + " on " + victim);
        }
    }

    private static ProblemException refused(Fault fault, String why) {
        return ProblemException.wrongInput(Problem.inOption("--fault", fault.word() + " is refused: " + why)
                .withRemedy("kill-postgres and kill-manager can be done everywhere"));
    }

    void apply(Fault fault, String victim) {
        switch (fault) {
            case KILL_POSTGRES ->
                run(
                        victim,
                        "kill -9 \"$(head -n 1 %s)\""
                                .formatted(Script.quote(dataDirectory(victim) + "/postmaster.pid")));
            case KILL_MANAGER ->
                run(
                        victim,
                        "pid=$(systemctl show -p MainPID --value %s); [ \"${pid:-0}\" != 0 ] && kill -9 \"$pid\""
                                .formatted(managerUnit(victim).orElseThrow()));
            case STOP_HOST -> machine().powerOff(victim);
            case CUT_NETWORK -> machine().cutOff(victim);
            case FREEZE -> machine().freeze(victim);
            case DISK_FULL -> run(victim, new FullDisk(dataDirectory(victim)).fill());
        }
    }

    /// Takes the fault away; what a member does with that is its own matter.
    void undo(Fault fault, String victim) {
        switch (fault) {
            case KILL_POSTGRES, KILL_MANAGER -> {}
            case STOP_HOST -> machine().powerOn(victim);
            case CUT_NETWORK -> machine().connect(victim);
            case FREEZE -> machine().thaw(victim);
            case DISK_FULL -> run(victim, new FullDisk(dataDirectory(victim)).free());
        }
    }

    /// Where nobody took over and nobody started it again. Its own guard looks for another primary first.
    void startPostgres(String victim) {
        run(victim, "systemctl start --no-block " + postgresUnit(victim));
    }

    void startManager(String victim) {
        managerUnit(victim).ifPresent(unit -> run(victim, "systemctl start --no-block " + unit));
    }

    /// Ends a second primary.
    void stopPostgres(String victim) {
        run(victim, "systemctl stop " + postgresUnit(victim));
    }

    /// Whether Postgres stands still on a host that answers, and nothing is about to start it.
    boolean staysOut(String victim) {
        var comesBack = Components.failoverManager(cluster)
                .gaveUpFile(cluster, cluster.instance(victim))
                .map(file -> "[ -e " + file + " ] || exit 0\n")
                .orElse("");
        var state = host(victim)
                .run(Script.question(comesBack + "systemctl show -p ActiveState --value " + postgresUnit(victim)))
                .out()
                .strip();
        return state.equals("failed") || state.equals("inactive");
    }

    private String postgresUnit(String victim) {
        return Components.failoverManager(cluster).runsPostgres()
                ? managerUnit(victim).orElse("postgres")
                : "postgres";
    }

    private Optional<String> managerUnit(String victim) {
        return Components.failoverManager(cluster).units(cluster, cluster.instance(victim)).stream()
                .findFirst();
    }

    private MachineFaults machine() {
        return machines.orElseThrow();
    }

    private String dataDirectory(String victim) {
        return PostgresPaths.of(cluster, cluster.instance(victim)).dataDirectory();
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name));
    }

    private void run(String victim, String script) {
        var result = host(victim).run(Script.question(script));
        if (!result.succeeded()) {
            throw new ProblemException(
                    Category.STEP_FAILED,
                    Problem.onHost(victim, "drill", "it exits with " + result.exitStatus() + ": " + script)
                            .withEvidence(result.err().lines().toList()));
        }
    }
}
