package dev.howdah.cli;

import dev.howdah.engine.Stop;
import dev.howdah.engine.Ticker;
import dev.howdah.problem.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/// What Ctrl-C (and SIGTERM) does while hosts are being changed: the first one asks the run to stop, which finishes
/// what is under way on the hosts; the second one, or a minute, ends the tool at once.
final class Interruption implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stop stop;
    private final Consumer<String> told;
    private final Duration patience;
    private final String words;
    private final Map<String, Object> before = new HashMap<>();
    private final List<Ticker> tickers = new ArrayList<>();

    private Interruption(Stop stop, Consumer<String> told, Duration patience, String words) {
        this.stop = stop;
        this.told = told;
        this.patience = patience;
        this.words = words;
    }

    /// @param told gets what the user should know
    static Interruption watch(Stop stop, Consumer<String> told) {
        return watch(
                stop, told, PATIENCE, "Stopping: what runs on the hosts is finished first. Once more ends at once.");
    }

    /// @param patience after which the tool ends whatever is under way
    /// @param words what the user is told at the first signal
    static Interruption watch(Stop stop, Consumer<String> told, Duration patience, String words) {
        var interruption = new Interruption(stop, told, patience, words);
        for (var signal : SIGNALS) {
            var earlier = Signals.register(signal, interruption::signalled);
            if (earlier != null) {
                interruption.before.put(signal, earlier);
            }
        }
        return interruption;
    }

    private synchronized void signalled() {
        if (stop.isRequested()) {
            end();
        }
        stop.request();
        told.accept(words);
        tickers.add(Ticker.every(patience, Interruption::end));
    }

    /// No shutdown hooks: nothing on this machine needs them, and one of them might be what hangs.
    private static void end() {
        Runtime.getRuntime().halt(Category.STOPPED.exitCode());
    }

    @Override
    public synchronized void close() {
        tickers.forEach(Ticker::close);
        before.forEach(Signals::unregister);
    }
}
