package dev.howdah.component.repmgr;

import dev.howdah.component.Certificates;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.component.Rewind;
import dev.howdah.component.Template;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Sql;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scripts on one host that keep a second primary from living, which repmgr itself does not do: a primary that too
/// few voters are with stops itself, a standby is promoted only after that, and a primary that comes back asks first.
///
/// Voters know of each other by sessions of Postgres that they keep open with all members, so there is no further port
/// and nothing that is not authenticated. Their accounts: Postgres' own where there is one, with repmgr's role; else
/// one
/// without rights.
record Fencing(Cluster cluster, Instance instance) {

    static final String VOTER = "/usr/local/lib/howdah/voter";
    static final String FENCE = "/usr/local/lib/howdah/fence";
    static final String COME_BACK = "/usr/local/lib/howdah/come-back";
    static final String TAKE_OVER = "/usr/local/lib/howdah/take-over";
    static final String MAY_PROMOTE = "/usr/local/lib/howdah/may-promote";
    static final String MAY_TAKE_WRITES = "/usr/local/lib/howdah/may-take-writes";
    static final String RECORDS = "/usr/local/lib/howdah/records";
    static final String FUNCTIONS = "/usr/local/lib/howdah/quorum";

    /// Why a former primary could not be brought back.
    static final String STAYS_OUT = "/var/lib/howdah-fence/stays-out";

    /// Seconds that a standby waits longer than the primary.
    static final int BEYOND = 2;

    private static final int LEAST = 5;
    private static final int SPARE = 10;
    private static final int MOST = 30;

    private static final Template QUORUM_TEXT = Template.of(Fencing.class, "quorum.sh");
    private static final Template VOTER_TEXT = Template.of(Fencing.class, "voter.sh");
    private static final Template RECORDS_TEXT = Template.of(Fencing.class, "records.sh");
    static final Template FENCE_TEXT = Template.of(Fencing.class, "fence.sh");
    private static final Template COME_BACK_TEXT = Template.of(Fencing.class, "come-back.sh");
    static final Template TAKE_OVER_TEXT = Template.of(Fencing.class, "take-over.sh");
    private static final Template MAY_PROMOTE_TEXT = Template.of(Fencing.class, "may-promote.sh");
    private static final Template MAY_TAKE_WRITES_TEXT = Template.of(Fencing.class, "may-take-writes.sh");

    /// Whether there is anything to fence: standbys that repmgr promotes by itself.
    static boolean wanted(Cluster cluster) {
        return cluster.value(RepmgrSettings.FENCING)
                && cluster.dataInstances().size() > 1
                && cluster.dataInstances().stream()
                        .anyMatch(member ->
                                cluster.value(member, RepmgrSettings.FAILOVER).equals("automatic"));
    }

    /// Seconds that a primary lives without enough voters. As long as repmgrd's attempts take anyway: waiting for less
    /// would stop primaries of busy hosts and promote nobody earlier.
    static int seconds(Cluster cluster) {
        return cluster.chosen(cluster.dataInstances().getFirst(), RepmgrSettings.FENCE_AFTER)
                .orElseGet(() -> Math.clamp(new RepmgrTiming(cluster).attempts() - BEYOND, LEAST, MOST));
    }

    /// The account on this host that votes.
    String account() {
        return instance.runsPostgres() ? paths().user() : PrimaryWatch.ROLE;
    }

    String functions() {
        var electorate = Electorate.of(cluster);
        var postgreses = Stream.concat(electorate.members().stream(), electorate.witnesses().stream())
                .toList();
        var voters = Stream.concat(postgreses.stream(), electorate.observers().stream())
                .toList();
        return QUORUM_TEXT.filled(Map.ofEntries(
                Map.entry("heading", heading()),
                Map.entry("own", Integer.toString(instance.node())),
                Map.entry("voters", numbers(voters)),
                Map.entry("members", numbers(electorate.members())),
                Map.entry("postgreses", numbers(postgreses)),
                Map.entry("fence_after", Integer.toString(seconds(cluster))),
                Map.entry("votes_to_promote", Integer.toString(electorate.votesToPromote())),
                Map.entry("others_to_stay", Integer.toString(electorate.othersToStay())),
                Map.entry("postgreses_to_start", Integer.toString(electorate.postgresesToStart())),
                Map.entry("names", branches(voters, Instance::name)),
                Map.entry("places", branches(postgreses, member -> PrimaryWatch.place(cluster, member))),
                Map.entry("ports", branches(postgreses, member -> Integer.toString(port(member)))),
                Map.entry("psql", psql()),
                Map.entry("roles", roles()),
                Map.entry("role", instance.runsPostgres() ? Repmgr.ROLE : PrimaryWatch.ROLE),
                Map.entry("authority", Certificates.authorityPath())));
    }

    String voter() {
        return VOTER_TEXT.filled(Map.of("heading", heading(), "functions", FUNCTIONS));
    }

    String mayTakeWrites() {
        return MAY_TAKE_WRITES_TEXT.filled(Map.of(
                "heading", heading(),
                "functions", FUNCTIONS,
                "binaries", paths().binaries(),
                "data", paths().dataDirectory()));
    }

    String mayPromote() {
        return MAY_PROMOTE_TEXT.filled(Map.of(
                "heading", heading(),
                "functions", FUNCTIONS,
                "psql", psql(),
                "local", local(),
                "roles", roles(),
                "alone", cluster.value(RepmgrSettings.PROMOTE_ALONE) ? "yes" : "no",
                "postgreses_to_promote", Integer.toString(Electorate.of(cluster).postgresesToPromote())));
    }

    String fence() {
        return FENCE_TEXT.filled(Map.ofEntries(
                Map.entry("heading", heading()),
                Map.entry("functions", FUNCTIONS),
                Map.entry("records", RECORDS),
                Map.entry("data", paths().dataDirectory()),
                Map.entry("user", paths().user()),
                Map.entry("home", paths().home()),
                Map.entry("binaries", paths().binaries()),
                Map.entry("conf", new RepmgrConf(cluster, instance).path()),
                Map.entry("psql", psql()),
                Map.entry("local", local()),
                Map.entry("roles", roles()),
                Map.entry("failover_takes", Long.toString(failoverTakes())),
                Map.entry("take_over", isPromoted() ? TAKE_OVER : "false"),
                Map.entry("rejoin", cluster.value(RepmgrSettings.AUTO_REJOIN) ? "true" : "false"),
                Map.entry("come_back", COME_BACK)));
    }

    String records() {
        return RECORDS_TEXT.filled(Map.of("heading", heading(), "psql", psql(), "local", local()));
    }

    private boolean isPromoted() {
        return cluster.value(instance, RepmgrSettings.FAILOVER).equals("automatic");
    }

    /// Seconds in which another member has become primary, if one can.
    private long failoverTakes() {
        return SPARE
                + new RepmgrTiming(cluster)
                        .parts(true).stream()
                                .mapToLong(part -> part.most().toSeconds())
                                .sum();
    }

    String takeOver() {
        return TAKE_OVER_TEXT.filled(Map.ofEntries(
                Map.entry("heading", heading()),
                Map.entry("functions", FUNCTIONS),
                Map.entry("user", paths().user()),
                Map.entry("home", paths().home()),
                Map.entry("psql", psql()),
                Map.entry("local", local()),
                Map.entry("may_promote", MAY_PROMOTE),
                Map.entry("binaries", paths().binaries()),
                Map.entry("conf", new RepmgrConf(cluster, instance).path())));
    }

    String comeBack() {
        return COME_BACK_TEXT.filled(Map.ofEntries(
                Map.entry("heading", heading()),
                Map.entry("functions", FUNCTIONS),
                Map.entry("role", Repmgr.ROLE),
                Map.entry("database", Repmgr.DATABASE),
                Map.entry("authority", Certificates.authorityPath()),
                Map.entry("home", paths().home()),
                Map.entry("user", paths().user()),
                Map.entry("psql", psql()),
                Map.entry("slot", cluster.value(RepmgrSettings.USE_SLOTS) == 0 ? "" : Repmgr.slotOf(instance)),
                Map.entry("mark", Rewind.mark(paths())),
                Map.entry("rewind", Rewind.script(paths(), "\"$source\"").stripTrailing()),
                Map.entry("binaries", paths().binaries()),
                Map.entry("conf", new RepmgrConf(cluster, instance).path())));
    }

    String voterUnit() {
        return heading() + """
                [Unit]
                Description=Vote on who is primary, by what this host hears of the members
                After=network-online.target
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                User=%s
                RuntimeDirectory=howdah-voter
                ExecStart=%s
                IgnoreSIGPIPE=no
                Restart=always
                RestartSec=1

                [Install]
                WantedBy=multi-user.target
                """.formatted(account(), VOTER);
    }

    /// Postgres goes on where this is stopped; a primary without it is not fenced.
    String fenceUnit() {
        return heading() + """
                [Unit]
                Description=Stops a primary that too few voters are with, and brings a former primary back
                After=howdah-voter.service
                StartLimitIntervalSec=0

                [Service]
                RuntimeDirectory=howdah-fence
                RuntimeDirectoryPreserve=yes
                StateDirectory=howdah-fence
                ExecStart=%s
                KillMode=mixed
                IgnoreSIGPIPE=no
                Restart=always
                RestartSec=1

                [Install]
                WantedBy=multi-user.target
                """.formatted(FENCE);
    }

    private String heading() {
        return new Heading(cluster.name()).line();
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(cluster, instance);
    }

    /// On a host with the server its own program, as Debian's psql costs a start of Perl.
    private String psql() {
        return instance.runsPostgres() ? paths().binaries() + "/psql" : paths().psqlProgram();
    }

    private String local() {
        return "-h %s -p %d -U %s".formatted(paths().sockets(), paths().port(), paths().user());
    }

    /// Whose sessions may tell of voters and candidates.
    static String roles() {
        return Sql.literal(Repmgr.ROLE) + ", " + Sql.literal(PrimaryWatch.ROLE);
    }

    private static String numbers(List<Instance> instances) {
        return instances.stream().map(one -> Integer.toString(one.node())).collect(Collectors.joining(" "));
    }

    private int port(Instance member) {
        return PostgresPaths.of(cluster, member).port();
    }

    private static String branches(List<Instance> instances, Function<Instance, String> text) {
        return instances.stream()
                .map(one -> "    %d) echo '%s' ;;\n".formatted(one.node(), text.apply(one)))
                .collect(Collectors.joining());
    }
}
