package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.engine.Stop;
import dev.howdah.report.Progress;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.BiFunction;

/// Runs something long: shows its progress, sums it up in the end, and stops it gently at Ctrl-C.
final class Shown {

    private Shown() {}

    /// @param work gets whom to tell what happens, and the user's wish to stop
    static <T> T run(Streams streams, boolean plain, BiFunction<Listener, Stop, T> work) {
        boolean live = streams.live() && !plain;
        var stop = new Stop();
        try (var progress = live
                        ? Progress.live(InstantSource.system(), streams.ink())
                        : Progress.plain(streams.out(), ZoneId.systemDefault());
                var _ = Interruption.watch(stop, progress::say)) {
            var result = work.apply(progress, stop);
            progress.end();
            streams.print((live ? "" : "\n") + progress.summary());
            return result;
        }
    }
}
