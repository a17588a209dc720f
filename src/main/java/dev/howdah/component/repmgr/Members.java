package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.resource.Psql;
import dev.howdah.topology.ManagerView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What repmgr's own table says of the members, as one instance's Postgres has it.
final class Members {

    /// A row of repmgr.nodes.
    ///
    /// @param type primary, standby or witness
    /// @param upstream number of the node that it follows; 0 where there is none
    record Row(
            int node,
            String name,
            String type,
            int upstream,
            boolean active,
            String connection,
            String location,
            int priority) {}

    private static final int COLUMNS = 11;

    /// The table is missing until the primary, or this witness, is registered. That is an answer, not an error.
    private static final String QUESTION = """
            select to_regclass('repmgr.nodes') is not null as howdah_known \\gset
            \\if :howdah_known
            select n.node_id, n.node_name, n.type, coalesce(n.upstream_node_id, 0), n.active, n.conninfo, n.location,
              n.priority, coalesce(u.node_name, ''), repmgr.repmgrd_is_running(), repmgr.repmgrd_is_paused()
              from repmgr.nodes n left join repmgr.nodes u on u.node_id = n.upstream_node_id order by 1;
            \\endif
            select""";

    private Members() {}

    /// The rows of the table; none where there is no table.
    static Fact<List<Row>> rows(PostgresPaths paths) {
        return Fact.of(
                "repmgr's members",
                paths.psql(Repmgr.DATABASE),
                QUESTION,
                answer -> columns(answer).map(Members::row).toList());
    }

    /// Whether there is a database for the table, asked in one that is always there.
    static Fact<Boolean> database(PostgresPaths paths) {
        return Fact.of(
                "repmgr's database",
                paths.psql(),
                "select count(*) > 0 from pg_database where datname = '" + Repmgr.DATABASE + "'",
                answer -> answer.strip().equals("t"));
    }

    /// How repmgr on an instance sees the cluster. Of other hosts' repmgrd it knows nothing.
    static Fact<ManagerView> view(PostgresPaths paths, String askedOn) {
        return Fact.of(
                "repmgr's view",
                paths.psql(Repmgr.DATABASE),
                QUESTION,
                answer -> new ManagerView(
                        Repmgr.NAME,
                        askedOn,
                        columns(answer).map(columns -> member(columns, askedOn)).toList()));
    }

    private static Stream<List<String>> columns(String answer) {
        return Psql.rows(answer).stream().filter(row -> row.size() == COLUMNS);
    }

    private static Row row(List<String> columns) {
        return new Row(
                Integer.parseInt(columns.get(0)),
                columns.get(1),
                columns.get(2),
                Integer.parseInt(columns.get(3)),
                columns.get(4).equals("t"),
                columns.get(5),
                columns.get(6),
                Integer.parseInt(columns.get(7)));
    }

    private static ManagerView.Member member(List<String> columns, String askedOn) {
        var row = row(columns);
        var upstream = columns.get(8);
        return new ManagerView.Member(
                row.name(),
                row.type(),
                upstream.isEmpty() ? Optional.empty() : Optional.of(upstream),
                row.active(),
                row.name().equals(askedOn) ? agent(columns.get(9), columns.get(10)) : "unknown",
                row.active() ? "" : "inactive in repmgr.nodes");
    }

    private static String agent(String running, String paused) {
        if (!running.equals("t")) {
            return "stopped";
        }
        return paused.equals("t") ? "paused" : "running";
    }

    /// Makes every other registered primary inactive, as `repmgr standby promote` does.
    static String deposingAllBut(int node) {
        return "update repmgr.nodes set active = false where type = 'primary' and active and node_id <> " + node;
    }
}
