package dev.howdah.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether a cluster is whole, as the tools of its components say: one primary, every other member on its timeline with
/// all that it wrote, the failover manager of the same opinion, backups in order, and nothing for `howdah test` to say.
record Whole(FaultCluster tried) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    List<Node> primaries() {
        return tried.cluster().dataNodes().stream().filter(Node::takesWrites).toList();
    }

    /// The one member that takes writes.
    Node primary() {
        return Await.until("one member takes writes", LIMIT, this::primaries, list -> list.size() == 1)
                .getFirst();
    }

    /// Waits for it.
    ///
    /// @return what is not as it should be even then
    List<String> faults() {
        long end = System.nanoTime() + LIMIT.toNanos();
        var found = now();
        while (!found.isEmpty() && System.nanoTime() < end) {
            Await.pause(1000);
            found = now();
        }
        return found;
    }

    private List<String> now() {
        var primaries = primaries();
        if (primaries.size() != 1) {
            return List.of(primaries.size() + " members take writes");
        }
        var primary = primaries.getFirst();
        var found = new ArrayList<String>();
        tried.cluster().dataNodes().stream()
                .filter(node -> !node.equals(primary))
                .filter(node -> !follows(node, primary))
                .forEach(node -> found.add(node.name() + " does not follow"));
        if (found.isEmpty()) {
            tried.tidyUp(primary);
            found.addAll(tried.disagreements(primary));
        }
        if (found.isEmpty()) {
            add(found, "barman check", tried.cluster().barman().barmanCheck());
        }
        if (found.isEmpty()) {
            add(found, "howdah test", tried.cluster().run("test"));
        }
        return found;
    }

    private static void add(List<String> found, String what, Ran ran) {
        if (ran.exitCode() != 0) {
            found.add(what + ": "
                    + String.join(
                            ", ",
                            ran.all()
                                    .lines()
                                    .filter(line ->
                                            line.contains("FAILED") || line.contains("not ok") || line.startsWith("!"))
                                    .map(String::strip)
                                    .toList()));
        }
    }

    private static boolean follows(Node node, Node primary) {
        var written = primary.sql(
                        "select pg_current_wal_lsn() || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)")
                .split(" ", -1);
        var query = "select 1 from pg_stat_wal_receiver where status = 'streaming'"
                + " and upper(lpad(to_hex(received_tli), 8, '0')) = '" + written[1] + "'"
                + " and pg_last_wal_replay_lsn() >= '" + written[0] + "'";
        return answer(node, query, 20);
    }

    /// What was written takes a moment to arrive.
    private static boolean answer(Node node, String query, int tries) {
        for (int i = 0; i < tries; i++) {
            var ran = node.trySql(query);
            if (ran.exitCode() != 0) {
                return false;
            }
            if (ran.out().strip().equals("1")) {
                return true;
            }
            Await.pause(100);
        }
        return false;
    }
}
