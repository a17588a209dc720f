package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// repmgr's table of nodes says that an instance which has just been promoted is the primary, and the former one is
/// not active: what `repmgr standby promote` writes too. `repmgr primary register` refuses while another one is
/// registered as active.
record PromotionTold(PostgresPaths paths, int node) implements Resource {

    @Override
    public String address() {
        return "repmgr's primary";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Members.rows(paths));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Members.rows(paths)), rows -> isTold(rows) ? same() : tell());
    }

    private boolean isTold(List<Members.Row> rows) {
        var primaries = rows.stream()
                .filter(row -> row.type().equals("primary") && row.active())
                .map(Members.Row::node)
                .toList();
        return primaries.equals(List.of(node));
    }

    private Change tell() {
        var statements = List.of(
                Members.deposingAllBut(node),
                "update repmgr.nodes set type = 'primary', upstream_node_id = null, active = true where node_id = "
                        + node);
        return edit(
                Verb.UPDATE,
                List.of("+ node " + node),
                Action.of(
                        "tell repmgr that node " + node + " is primary",
                        paths.psql(Repmgr.DATABASE).statements(statements)));
    }
}
