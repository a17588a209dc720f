package dev.howdah.operation.drill;

import dev.howdah.engine.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A client that does the same thing again and again over one connection, and connects again where it lost that: as an
/// application does. It knows nothing of failovers.
final class Client implements AutoCloseable {

    /// What a client does, once.
    interface Work {
        void act(Connection open) throws SQLException;

        /// Is told why it could not act, or could not connect.
        void failed(SQLException why);
    }

    private final Login login;
    private final Work work;
    private final Ticker ticker;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Connection connection;

    private Client(Login login, Work work, Duration period) {
        this.login = login;
        this.work = work;
        this.ticker = Ticker.every(period, this::attempt);
    }

    /// @param period pause between the end of one act and the beginning of the next
    static Client start(Login login, Work work, Duration period) {
        return new Client(login, work, period);
    }

    private synchronized void attempt() {
        if (ended.get()) {
            return;
        }
        try {
            var open = connection;
            if (open == null) {
                open = login.connect();
                connection = open;
            }
            work.act(open);
        } catch (SQLException e) {
            drop();
            work.failed(e);
        }
    }

    private void drop() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException _) {
                // it is given up anyway
            }
        }
    }

    /// Ends it, after what is under way.
    @Override
    public void close() {
        ended.set(true);
        ticker.close();
        synchronized (this) {
            drop();
        }
    }
}
