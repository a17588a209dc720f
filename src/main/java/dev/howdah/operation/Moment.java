package dev.howdah.operation;

import dev.howdah.engine.Fact;
import dev.howdah.host.Frame;
import dev.howdah.host.Interpreter;
import dev.howdah.host.Shell;
import java.util.SequencedMap;

/// Asks a host's clock at one end of a round trip. Questions are joined by interpreter, so each end is one of its own.
enum Moment implements Interpreter {
    FIRST,
    LAST;

    /// Seconds since the epoch.
    Fact<Double> fact() {
        return Fact.of("clock", this, "date -u +%s.%N", answer -> Double.valueOf(answer.strip()));
    }

    @Override
    public String fragment(SequencedMap<Integer, String> questions, Frame frame) {
        return Shell.SH.fragment(questions, frame);
    }
}
