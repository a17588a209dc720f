package dev.howdah.operation.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/// Reads what is written, from a replica where there is one.
record Reading(Recording recording, InstantSource clock) implements Client.Work {

    @Override
    public void act(Connection open) throws SQLException {
        try (var select = open.prepareStatement(Playground.READ);
                var rows = select.executeQuery()) {
            if (rows.next()) {
                recording.read(clock.instant());
            }
        }
    }

    /// The pause between two answers says it all.
    @Override
    public void failed(SQLException why) {}
}
