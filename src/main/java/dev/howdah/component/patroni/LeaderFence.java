package dev.howdah.component.patroni;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.Template;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Unit;
import java.util.List;
import java.util.Map;

/// A service that stops a leader which wakes up after another member may have been elected: what a watchdog does where
/// there is one, for those that have none.
///
/// A leader renews its lock at least each `loop_wait` and, where etcd is slow, `retry_timeout` later; so one that
/// stood still for less than the rest of `ttl` has its lock still.
record LeaderFence(Cluster cluster, Instance instance) {

    static final String UNIT = "howdah-fence";

    private static final String PROGRAM = "/usr/local/lib/howdah/fence";
    private static final String STATE = "/var/lib/" + UNIT;
    static final Template TEXT = Template.of(LeaderFence.class, "fence.sh");

    /// A stop is told for a week.
    static final Fact<List<String>> NOTES = Fact.sh(
            "notes of the fence", """
            cd %s 2>/dev/null && [ -n "$(find fenced -mtime -7 2>/dev/null)" ] || exit 0
            read -r at why < fenced
            echo "Postgres was stopped at $at: $why"
            exit 0
            """.formatted(STATE), text -> text.lines().toList());

    static boolean wanted(Cluster cluster) {
        return cluster.value(PatroniSettings.FENCING) && cluster.dataInstances().size() > 1;
    }

    List<Resource> resources() {
        return wanted(cluster)
                ? List.of(
                        Directory.ofRoot("/usr/local/lib/howdah"),
                        new ConfigFile(PROGRAM, program(), "0755", "root", "root"),
                        Unit.own(UNIT, unit()).restartedBy(PROGRAM))
                : List.of(Unit.packaged(UNIT).resting());
    }

    private String program() {
        return TEXT.filled(Map.of(
                "heading",
                heading(),
                "data",
                PostgresPaths.of(cluster, instance).dataDirectory(),
                "state",
                STATE,
                "sure",
                Integer.toString(new PatroniTiming(cluster).surelyLocked())));
    }

    private String unit() {
        return heading() + """
                [Unit]
                Description=Stops a leader that wakes up after another one may have been elected
                StartLimitIntervalSec=0

                [Service]
                StateDirectory=%s
                ExecStart=%s
                Restart=always
                RestartSec=1

                [Install]
                WantedBy=multi-user.target
                """.formatted(UNIT, PROGRAM);
    }

    private String heading() {
        return new Heading(cluster.name()).line();
    }
}
