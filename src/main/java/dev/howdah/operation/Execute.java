package dev.howdah.operation;

import dev.howdah.engine.Parallel;
import dev.howdah.host.Connections;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Runs one command on several hosts at once. A host that does not answer does not keep the others from it.
public final class Execute {

    /// The command `ping` runs.
    public static final String NOTHING = "true";

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration PING_LIMIT = Duration.ofSeconds(15);

    private Execute() {}

    /// Words are taken literally; a single one is a line of shell, as with ssh.
    static String shell(List<String> words) {
        return words.size() == 1 ? words.getFirst() : Script.words(words.toArray(String[]::new));
    }

    /// Runs words on hosts of the cluster in a directory.
    ///
    /// @param told gets each answer as soon as it is there, one at a time
    public static List<HostAnswer> inCluster(
            Path directory, List<String> targets, List<String> words, Consumer<HostAnswer> told) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home)) {
            return on(home.cluster(), site.connections(), targets, shell(words), told);
        }
    }

    /// @param targets names, roles, locations or `all`
    /// @param shell text for `sh`, run as root
    /// @param told gets each answer as soon as it is there, one at a time
    /// @return the answers in the cluster's order
    static List<HostAnswer> on(
            Cluster cluster, Connections connections, List<String> targets, String shell, Consumer<HostAnswer> told) {
        var script = new Script(shell, shell.equals(NOTHING) ? PING_LIMIT : LIMIT);
        var instances =
                Targets.of(cluster, targets).stream().map(Instance::name).toList();
        var clock = InstantSource.system();
        var answers = Parallel.map(instances, name -> {
            var answer = ask(connections, name, script, clock);
            synchronized (told) {
                told.accept(answer);
            }
            return answer;
        });
        return List.copyOf(answers.values());
    }

    private static HostAnswer ask(Connections connections, String name, Script script, InstantSource clock) {
        var start = clock.instant();
        try {
            var result = connections.to(name).run(script);
            return new HostAnswer.Answered(name, result, Duration.between(start, clock.instant()));
        } catch (HostUnreachable e) {
            return new HostAnswer.Silent(name, String.valueOf(e.getMessage()));
        }
    }
}
