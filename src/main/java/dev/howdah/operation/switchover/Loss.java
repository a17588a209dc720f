package dev.howdah.operation.switchover;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.operation.check.Check;
import dev.howdah.operation.check.Seen;
import dev.howdah.problem.Problem;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the primary is lost, and who can take its place.
///
/// It is lost where nobody takes writes, no standby has heard of it for longer than it is ever silent, and its host
/// answers and shows that it stands still, or the user says by name that it is off. The candidate is the standby that
/// has most of what was written; a host that does not answer might have more, or take writes, so it has to be given up
/// by name as well.
///
/// @param target that is to be primary, where the user says so
/// @param lost hosts that do not answer and are off, by the user's word
public record Loss(Optional<String> target, Set<String> lost) implements Check {

    /// When a standby heard of its upstream last.
    ///
    /// @param secondsAgo -1 where it is not connected
    /// @param silence seconds that an upstream without work that lives is silent at most
    record Heard(int secondsAgo, int silence) {

        private static Heard parsed(String answer) {
            var words = answer.strip().split(" ", -1);
            return new Heard(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }

        private boolean isOfLate() {
            return secondsAgo >= 0 && secondsAgo <= silence;
        }
    }

    public Loss {
        lost = Set.copyOf(lost);
    }

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(heard(cluster, instance)) : List.of();
    }

    @Override
    public List<CheckResult> results(Seen seen) {
        return problems(seen).stream()
                .map(problem -> new CheckResult(name(), "", false, problem.what(), problem.evidence(), 0))
                .toList();
    }

    /// Everything that stands in the way.
    public List<Problem> problems(Seen seen) {
        var problems = new ArrayList<Problem>();
        var primaries = seen.topology().primaries();
        if (!primaries.isEmpty()) {
            problems.add(problem(primaries.getFirst(), "it is primary and takes writes")
                    .withRemedy("'howdah switchover' moves the primary without loss"));
            return problems;
        }
        for (var instance : seen.cluster().dataInstances()) {
            silent(seen, instance, problems);
            hears(seen, instance, problems);
        }
        candidate(seen, problems);
        return problems;
    }

    /// Who takes the place of the primary.
    public Optional<String> candidate(Seen seen) {
        return target.or(() -> standbys(seen).stream().findFirst().map(Instance::name));
    }

    private void silent(Seen seen, Instance instance, List<Problem> problems) {
        var name = instance.name();
        seen.sight(instance)
                .silent()
                .filter(_ -> !lost.contains(name))
                .ifPresent(why -> problems.add(problem(name, why + "; whether it takes writes is not known")
                        .withRemedy("make sure that it is off, and stays off, then say so: --lost " + name)));
    }

    private void hears(Seen seen, Instance instance, List<Problem> problems) {
        var from = seen.topology().liveUpstream(instance.name());
        if (from.filter(seen.primary()::equals).isPresent()
                && seen.ask(instance, heard(seen.cluster(), instance)) instanceof Known.Answer<Heard>(var heard)
                && heard.isOfLate()) {
            problems.add(problem(
                            instance.name(),
                            "it heard of " + seen.primary() + " " + heard.secondsAgo() + " s ago: the primary is"
                                    + " not lost, or was a moment ago")
                    .withRemedy("try again in a minute"));
        }
    }

    private void candidate(Seen seen, List<Problem> problems) {
        var standbys = standbys(seen);
        if (standbys.isEmpty()) {
            problems.add(Problem.here("no standby runs that could take the place of " + seen.primary())
                    .withRemedy("start one: 'howdah status' shows what there is"));
            return;
        }
        target.filter(name -> !standbys.getFirst().name().equals(name)).ifPresent(name -> {
            var named = seen.cluster().instance(name);
            if (!standbys.contains(named)) {
                problems.add(problem(name, "it is no standby that runs"));
            } else if (received(seen, named) < received(seen, standbys.getFirst())) {
                problems.add(problem(
                                name,
                                "it has " + (received(seen, standbys.getFirst()) - received(seen, named))
                                        + " bytes less of what was written than "
                                        + standbys.getFirst().name())
                        .withRemedy("take " + standbys.getFirst().name()));
            }
        });
    }

    /// The one that has most first.
    private static List<Instance> standbys(Seen seen) {
        return seen.cluster().dataInstances().stream()
                .filter(instance ->
                        seen.topology().node(instance.name()) instanceof Node.Running running && running.inRecovery())
                .sorted(Comparator.comparingLong((Instance instance) -> received(seen, instance))
                        .reversed()
                        .thenComparingInt(Instance::node))
                .toList();
    }

    private static long received(Seen seen, Instance instance) {
        return seen.topology().node(instance.name()) instanceof Node.Running running ? running.receivedLsn() : 0;
    }

    /// A receiver asks an upstream that is silent for half of its wal_receiver_timeout; then half a minute at least,
    /// and five seconds for the answer.
    static Fact<Heard> heard(Cluster cluster, Instance instance) {
        return Fact.of(
                "time since it heard of its upstream",
                PostgresPaths.of(cluster, instance).psql(),
                "select coalesce((select extract(epoch from now() - last_msg_receipt_time)::int"
                        + " from pg_stat_wal_receiver where status = 'streaming'), -1) || ' ' || greatest(30, (select"
                        + " setting::int / 2000 from pg_settings where name = 'wal_receiver_timeout')) + 5",
                Heard::parsed);
    }

    private static Problem problem(String host, String what) {
        return Problem.onHost(host, "failover", what);
    }
}
