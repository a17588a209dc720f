package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.operation.drill.Recorded.SideWrite;
import dev.howdah.operation.drill.Recorded.Sight;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Asks one member what part it plays and, where it says that it is primary, whether it really takes writes: so two of
/// them are noticed, whichever one the application happens to use.
record Watching(String member, Recording recording, InstantSource clock) implements Client.Work {

    @Override
    public void act(Connection open) throws SQLException {
        boolean primary;
        try (var select = open.prepareStatement(Playground.STATE);
                var rows = select.executeQuery()) {
            rows.next();
            var sight = sight(rows);
            primary = sight.part() == Part.PRIMARY;
            recording.seen(sight);
        }
        if (primary) {
            writeHere(open);
        }
    }

    private Sight sight(ResultSet row) throws SQLException {
        var part = !row.getBoolean(1) ? Part.PRIMARY : row.getBoolean(3) ? Part.FOLLOWING : Part.LONELY;
        var slots = row.getString(5);
        return new Sight(
                clock.instant(),
                member,
                part,
                row.getInt(2),
                row.getLong(4),
                slots.isEmpty() ? Set.of() : Set.copyOf(List.of(slots.split(",", -1))));
    }

    /// A primary may refuse, such as one that stands read-only: that is a good answer.
    private void writeHere(Connection open) throws SQLException {
        var sent = clock.instant();
        try (var insert = open.prepareStatement(Playground.WRITE_HERE)) {
            insert.setString(1, member);
            try (var rows = insert.executeQuery()) {
                rows.next();
                recording.sideWrite(new SideWrite(member, rows.getInt(1), sent, clock.instant()));
            }
        }
    }

    @Override
    public void failed(SQLException why) {
        // an error of a statement is an answer too: the connection is made anew and it is asked again
        var state = why.getSQLState();
        if (state == null || state.startsWith("08") || state.startsWith("57")) {
            recording.seen(new Sight(clock.instant(), member, Part.SILENT, 0, 0, Set.of()));
        }
    }
}
