package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Acknowledged;
import dev.howdah.operation.drill.Recorded.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Writes rows with numbers, each in a transaction of its own, and remembers which were acknowledged. A number is never
/// used twice: of a row whose acknowledgement got lost, nobody knows whether it is there.
final class Writing implements Client.Work {

    private final Recording recording;
    private final InstantSource clock;
    private long number;
    private boolean sent;

    Writing(Recording recording, InstantSource clock) {
        this.recording = recording;
        this.clock = clock;
    }

    @Override
    public void act(Connection open) throws SQLException {
        try (var insert = open.prepareStatement(Playground.WRITE)) {
            number++;
            insert.setLong(1, number);
            var begun = clock.instant();
            sent = true;
            insert.executeUpdate();
            sent = false;
            recording.acknowledged(new Acknowledged(number, begun, clock.instant()));
        }
    }

    @Override
    public void failed(SQLException why) {
        recording.trouble(String.valueOf(why.getMessage()));
        if (sent && isOpen(why.getSQLState())) {
            recording.unknown(new Attempt(number, clock.instant()));
        }
        sent = false;
    }

    /// Whether a failure of this class (08: connection, 57: shutdown) leaves open what became of the row.
    private static boolean isOpen(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57");
    }
}
