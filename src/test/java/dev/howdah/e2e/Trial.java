package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One fault that `howdah drill` does not have: an application writes, every member is asked, and what that noted is
/// made into the same figures.
final class Trial implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BACKUPS = Duration.ofMinutes(3);

    private final String fault;
    private final Writer writer;
    private final Members members;
    private long brokenAt = System.nanoTime();

    private Trial(String fault, Writer writer, Members members) {
        this.fault = fault;
        this.writer = writer;
        this.members = members;
    }

    /// Begins to write and to ask, and waits until all of it goes well.
    static Trial begin(TestCluster cluster, String fault, String password) {
        var who = "trial " + fault + " " + System.nanoTime();
        var writer = Writer.start(who, Dsn.of(cluster, "direct", "read-write", "jdbc"), "app", password);
        var trial = new Trial(fault, writer, Members.watch(addresses(cluster), "app", password));
        Await.until("rows are taken", LIMIT, writer::written, rows -> rows > 20);
        Await.until("backups stream", LIMIT, trial.members::backupsStream, yes -> yes);
        return trial;
    }

    private static Map<String, String> addresses(TestCluster cluster) {
        var addresses = new TreeMap<String, String>();
        for (int i = 0; i < cluster.dataNodes().size(); i++) {
            addresses.put(cluster.dataNodes().get(i).name(), cluster.address(i + 1));
        }
        return addresses;
    }

    /// Counts from now on.
    void breaks(Runnable deed) {
        writer.longestGap();
        brokenAt = System.nanoTime();
        deed.run();
    }

    /// Waits until a row is taken that was not sent before this moment.
    void awaitWrites() {
        long now = writer.written();
        // one may be under way
        Await.until("rows are taken again", LIMIT, writer::written, rows -> rows > now + 1);
    }

    void awaitBackups() {
        Await.until("backups stream again", BACKUPS, members::backupsStream, yes -> yes);
    }

    boolean writes(Duration within) {
        long now = writer.written();
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            if (writer.written() > now + 1) {
                return true;
            }
            Await.pause(50);
        }
        return false;
    }

    int failures() {
        return writer.failures();
    }

    /// Ends it.
    ///
    /// @param primary whose rows are compared with those that were acknowledged
    FaultFigures figures(Node primary) {
        writer.close();
        members.close();
        long present =
                Long.parseLong(primary.rows("shop", "select count(*) from written where who = '" + writer.name() + "'")
                        .getFirst());
        var two = members.twoPrimaries();
        return new FaultFigures(
                fault,
                Optional.of(writer.longestGap()),
                Math.max(0, writer.written() - present),
                writer.written(),
                two.isPresent(),
                Optional.of(members.backupsStreamAfter(brokenAt)),
                two.map(List::of).orElse(List.of()));
    }

    @Override
    public void close() {
        writer.close();
        members.close();
    }
}
