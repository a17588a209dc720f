package dev.howdah.engine;

import dev.howdah.host.Frame;
import java.util.List;
import java.util.SequencedMap;

/// A program that can carry out several edits that follow each other, where each would start it anew: the start costs
/// more than the work. Each edit keeps an end of its own.
///
/// Implementations are records: edits of equal sessions are joined.
public interface Session {

    /// A fragment of POSIX shell that carries out edits in order. It frames what each says, and its end with a status
    /// of 0; where one fails it leaves that end out and ends the script with the program's status.
    ///
    /// @param edits what each has to do, by its number
    String joined(SequencedMap<Integer, List<String>> edits, Frame frame);
}
