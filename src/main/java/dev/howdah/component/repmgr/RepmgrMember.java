package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An instance's entry in repmgr's table of nodes, as its own Postgres has it. Entries of others are left alone.
///
/// @param upstream number of the node that it follows; 0 for the primary
/// @param primary name and port of the primary, which only a witness has to be told
/// @param location group of an election, where one is set
/// @param priority in an election, where one is set
record RepmgrMember(
        PostgresPaths paths,
        String file,
        int node,
        String name,
        Type type,
        int upstream,
        String connection,
        HostPort primary,
        Optional<String> location,
        Optional<Integer> priority)
        implements Resource {

    /// What an instance is to repmgr.
    enum Type {
        PRIMARY("primary"),
        STANDBY("standby"),
        WITNESS("witness");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    /// Where a Postgres listens.
    record HostPort(String host, int port) {}

    private static final String DEFAULT_LOCATION = "default";
    private static final int DEFAULT_PRIORITY = 100;

    @Override
    public String address() {
        return "repmgr node " + node;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Members.database(paths), Members.rows(paths));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Members.database(paths)),
                there -> there ? given(facts.ask(Members.rows(paths)), this::compare) : compare(List.of()));
    }

    private Change compare(List<Members.Row> rows) {
        var found = rows.stream().filter(row -> row.node() == node).findFirst();
        if (found.isEmpty()) {
            var line = "+ " + type.word + (upstream == 0 ? "" : " of node " + upstream);
            return register(Verb.CREATE, List.of(line), script());
        }
        var lines = difference(found.get());
        var former = type == Type.PRIMARY ? formerPrimaries(rows) : List.<Members.Row>of();
        former.forEach(row -> lines.add("- node " + row.node() + " as primary"));
        if (lines.isEmpty()) {
            return same();
        }
        return register(Verb.UPDATE, lines, former.isEmpty() ? script() : deposing() + script());
    }

    private List<Members.Row> formerPrimaries(List<Members.Row> rows) {
        return rows.stream()
                .filter(row -> row.type().equals(Type.PRIMARY.word) && row.active() && row.node() != node)
                .toList();
    }

    /// `repmgr primary register` refuses while another one is registered as active.
    private String deposing() {
        return paths.psql(Repmgr.DATABASE).statements(List.of(Members.deposingAllBut(node)));
    }

    private List<String> difference(Members.Row row) {
        var lines = new ArrayList<String>();
        differ(lines, "type", row.type(), type.word);
        differ(lines, "upstream node", Integer.toString(row.upstream()), Integer.toString(upstream));
        differ(lines, "active", row.active() ? "yes" : "no", "yes");
        differ(lines, "name", row.name(), name);
        differ(lines, "connection", row.connection(), connection);
        differ(lines, "location", row.location(), location.orElse(DEFAULT_LOCATION));
        if (type != Type.WITNESS) {
            var wanted = priority.orElse(DEFAULT_PRIORITY);
            differ(lines, "priority", Integer.toString(row.priority()), Integer.toString(wanted));
        }
        return lines;
    }

    private static void differ(List<String> lines, String what, String found, String wanted) {
        if (!found.equals(wanted)) {
            lines.add("- " + what + " " + found);
            lines.add("+ " + what + " " + wanted);
        }
    }

    private Change register(Verb verb, List<String> lines, String script) {
        var running = verb == Verb.CREATE ? "" : "systemctl try-restart repmgr\n"; // it remembers its upstream
        return edit(
                verb,
                lines,
                Action.of("repmgr " + type.word + " register", script + running).within(Duration.ofMinutes(4)));
    }

    private String script() {
        return switch (type) {
            case PRIMARY -> repmgr("primary", "register", "--force");
            case STANDBY ->
                untilReplayed()
                        + repmgr("standby", "register", "--force", "--upstream-node-id=" + upstream)
                        + untilHere();
            case WITNESS ->
                repmgr(
                        "witness",
                        "register",
                        "--force",
                        "-h",
                        primary.host(),
                        "-p",
                        Integer.toString(primary.port()),
                        "-U",
                        Repmgr.ROLE,
                        "-d",
                        Repmgr.DATABASE);
        };
    }

    private String repmgr(String... words) {
        return "runuser -u " + paths.user() + " -- repmgr -f " + Script.quote(file) + " " + Script.words(words)
                + " 2>&1\n";
    }

    /// A standby can register only once the primary's entry has come to it.
    private String untilReplayed() {
        return until("type = 'primary'", "the entry of the primary has not come to this standby");
    }

    /// repmgr's own `--wait-sync` looks once a second only.
    private String untilHere() {
        return until(
                "node_id = %d and active and upstream_node_id = %d".formatted(node, upstream),
                "its entry has not come back from the primary to this standby");
    }

    private String until(String condition, String complaint) {
        return """
                n=0
                until [ "$(%s -wc "select count(*) > 0 from repmgr.nodes where %s" 2>/dev/null)" = t ]; do
                  n=$((n + 1))
                  [ $n -lt 600 ] || { echo '%s' >&2; exit 1; }
                  sleep 0.1
                done
                """.formatted(paths.psql(Repmgr.DATABASE).command(), condition, complaint);
    }
}
