package dev.howdah.operation.switchover;

import dev.howdah.component.FailoverManager;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.operation.check.Check;
import dev.howdah.operation.check.Seen;
import dev.howdah.problem.Place;
import dev.howdah.problem.Problem;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Disagreements;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What must hold before a planned change of the primary. All that does not is told at once.
///
/// The present primary runs and is the only one; the candidate streams from it directly, through its slot, little
/// behind; every other member is well, on the same timeline; no limit is higher on the candidate than on a member that
/// will follow it; no base backup runs; the failover manager watches and sees the cluster as it is.
public record Prechecks(FailoverManager manager, SwitchoverOptions options) implements Check {

    @Override
    public String name() {
        return "switchover";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return Readiness.facts(cluster, instance);
    }

    @Override
    public List<CheckResult> results(Seen seen) {
        return problems(seen).stream()
                .map(problem -> new CheckResult(
                        name(),
                        problem.place() instanceof Place.OnHost(var host, var _) ? host : "",
                        false,
                        problem.what(),
                        problem.evidence(),
                        0))
                .toList();
    }

    /// Everything that stands in the way; hosts that the user named as given up do not.
    public List<Problem> problems(Seen seen) {
        var problems = new ArrayList<Problem>();
        var primary = seen.topology().primary();
        if (primary.isEmpty() || seen.topology().primaries().size() != 1) {
            problems.add(Problem.here(
                            seen.topology().primaries().isEmpty()
                                    ? "no instance takes writes"
                                    : "more than one instance takes writes: "
                                            + String.join(", ", seen.topology().primaries()))
                    .withRemedy("'howdah status' shows what is; 'howdah deploy' starts a primary that stands still"));
            return problems;
        }
        var from = seen.cluster().instance(primary.get());
        candidate(seen, from, problems);
        seen.cluster().instances().forEach(instance -> member(seen, from, instance, problems));
        limits(seen, problems);
        return problems.stream()
                .filter(problem -> !isGivenUp(problem, primary.get()))
                .toList();
    }

    private boolean isGivenUp(Problem problem, String primary) {
        return problem.place() instanceof Place.OnHost(var host, var _)
                && options.without().contains(host)
                && !host.equals(options.target())
                && !host.equals(primary);
    }

    private void candidate(Seen seen, Instance from, List<Problem> problems) {
        var to = options.target();
        var follows = seen.topology().liveUpstream(to);
        if (!(seen.topology().node(to) instanceof Node.Running running) || !running.inRecovery()) {
            return; // said with the members
        }
        if (!follows.equals(Optional.of(from.name()))) {
            problems.add(
                    problem(to, "it follows " + follows.orElse("nobody known") + " and not the primary " + from.name())
                            .withRemedy("only a standby that streams from the primary can take its place; those are "
                                    + String.join(", ", direct(seen, from))));
        }
        lag(seen, from, running, problems);
        slot(seen, from, problems);
    }

    private static List<String> direct(Seen seen, Instance from) {
        return seen.cluster().dataInstances().stream()
                .map(Instance::name)
                .filter(name -> seen.topology()
                        .liveUpstream(name)
                        .filter(from.name()::equals)
                        .isPresent())
                .toList();
    }

    private void lag(Seen seen, Instance from, Node.Running running, List<Problem> problems) {
        if (seen.topology().node(from.name()) instanceof Node.Running primary) {
            long bytes = Math.max(0, primary.receivedLsn() - running.replayedLsn());
            if (bytes > options.mostLagBytes()) {
                problems.add(problem(
                                options.target(),
                                "it is " + bytes + " bytes behind, more than " + options.mostLagBytes())
                        .withRemedy("wait, or allow more with --max-lag-mb"));
            }
        }
        if (running.replayLagSeconds() > options.mostLagSeconds()) {
            problems.add(problem(
                            options.target(),
                            "it replays %.1f s late, more than %.1f s"
                                    .formatted(running.replayLagSeconds(), options.mostLagSeconds()))
                    .withRemedy("wait, or allow more with --max-lag-seconds"));
        }
    }

    private void slot(Seen seen, Instance from, List<Problem> problems) {
        var name = manager.slot(seen.cluster().instance(options.target()));
        boolean used = seen.topology().node(from.name()) instanceof Node.Running primary
                && primary.slots().stream().anyMatch(slot -> slot.name().equals(name) && slot.active());
        if (manager.usesSlots(seen.cluster()) && !used) {
            problems.add(problem(options.target(), "it does not stream through its slot " + name + " on " + from.name())
                    .withRemedy("'howdah deploy' makes it"));
        }
    }

    private void member(Seen seen, Instance from, Instance instance, List<Problem> problems) {
        var name = instance.name();
        var silent = seen.sight(instance).silent();
        if (silent.isPresent()) {
            problems.add(problem(name, silent.get()).withRemedy(withoutIt(from, name)));
            return;
        }
        if (instance.holdsData()) {
            postgres(seen, from, instance, problems);
        }
        if (instance.runsPostgres()) {
            manager(seen, instance, problems);
        }
        if (instance.has(Role.BARMAN)
                && seen.ask(instance, Readiness.backups()) instanceof Known.Answer<List<String>>(var running)
                && !running.isEmpty()) {
            problems.add(
                    problem(name, "a base backup runs").withEvidence(running).withRemedy("wait until it has ended"));
        }
    }

    private String withoutIt(Instance from, String name) {
        return name.equals(from.name()) || name.equals(options.target())
                ? "bring it back"
                : "bring it back, or give it up for now: --without " + name;
    }

    private void postgres(Seen seen, Instance from, Instance instance, List<Problem> problems) {
        var name = instance.name();
        switch (seen.running(instance)) {
            case Known.NotYet<Node.Running>(var why) ->
                problems.add(problem(name, why).withRemedy(withoutIt(from, name)));
            case Known.Answer<Node.Running>(var running) -> {
                if (running.inRecovery() && !running.streaming()) {
                    problems.add(problem(name, "it receives no WAL").withRemedy(withoutIt(from, name)));
                }
                if (running.timeline() != seen.topology().timeline(from.name())) {
                    problems.add(problem(
                            name,
                            "it is on timeline " + running.timeline() + ", the primary on "
                                    + seen.topology().timeline(from.name())));
                }
                if (seen.ask(instance, Readiness.state(seen.cluster(), instance))
                        instanceof Known.Answer<Readiness.State>(var state)) {
                    readiness(instance, from, state, problems);
                }
            }
        }
    }

    private void readiness(Instance instance, Instance from, Readiness.State state, List<Problem> problems) {
        var name = instance.name();
        boolean concerned = instance.equals(from) || name.equals(options.target());
        if (concerned && state.baseBackups() > 0) {
            problems.add(problem(name, "a base backup is being taken from it").withRemedy("wait until it has ended"));
        }
        if (name.equals(options.target()) && state.replayPaused()) {
            problems.add(problem(name, "its replay is paused").withRemedy("select pg_wal_replay_resume()"));
        }
        if (name.equals(options.target()) && state.delayed()) {
            problems.add(problem(name, "it replays late on purpose (recovery_min_apply_delay)"));
        }
        if (concerned && !state.waiting().isEmpty()) {
            problems.add(problem(name, "settings wait for a restart: " + String.join(", ", state.waiting()))
                    .withRemedy("'howdah deploy' restarts it"));
        }
    }

    private void manager(Seen seen, Instance instance, List<Problem> problems) {
        switch (seen.ask(instance, manager.view(seen.cluster(), instance))) {
            case Known.NotYet<ManagerView>(var why) -> problems.add(problem(instance.name(), why));
            case Known.Answer<ManagerView>(var view) -> {
                view.member(instance.name())
                        .map(ManagerView.Member::agent)
                        .filter(agent -> agent.equals("paused") || agent.equals("stopped"))
                        .ifPresent(agent -> problems.add(problem(instance.name(), manager.name() + " is " + agent)
                                .withRemedy(
                                        agent.equals("paused")
                                                ? "'howdah resume' lets it watch again"
                                                : "'howdah deploy' starts it")));
                Disagreements.between(seen.topology(), view)
                        .forEach(line -> problems.add(
                                problem(instance.name(), line).withRemedy("'howdah deploy' tells it what is")));
            }
        }
    }

    /// A standby does not run with less than its primary has.
    private void limits(Seen seen, List<Problem> problems) {
        if (!(seen.topology().node(options.target()) instanceof Node.Running candidate)) {
            return;
        }
        for (var instance : seen.cluster().dataInstances()) {
            if (seen.topology().node(instance.name()) instanceof Node.Running running) {
                new TreeMap<>(candidate.limits())
                        .forEach((limit, value) -> compare(instance.name(), limit, value, running.limits(), problems));
            }
        }
    }

    private void compare(String name, String limit, int value, Map<String, Integer> own, List<Problem> problems) {
        int here = own.getOrDefault(limit, value);
        if (here < value) {
            problems.add(problem(
                            name,
                            "%s is %d, less than the %d of %s, which it could not follow"
                                    .formatted(limit, here, value, options.target()))
                    .withRemedy("set it alike in config.yml, then 'howdah deploy'"));
        }
    }

    private static Problem problem(String host, String what) {
        return Problem.onHost(host, "switchover", what);
    }
}
