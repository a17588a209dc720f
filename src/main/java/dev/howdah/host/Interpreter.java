package dev.howdah.host;

import java.util.SequencedMap;

/// A language in which questions are put to a host; questions of one interpreter are asked by one process.
///
/// Implementations are records: questions of equal interpreters are joined.
public interface Interpreter {

    /// A shell fragment that asks all questions (text by number) and frames each answer.
    String fragment(SequencedMap<Integer, String> questions, Frame frame);
}
