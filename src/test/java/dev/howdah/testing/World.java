package dev.howdah.testing;

import dev.howdah.host.RawAnswer;

/// What is behind a fake host: it answers questions and carries out actions, all in memory.
public interface World {

    /// The answer, with a status other than 0 where the question cannot be asked.
    RawAnswer answer(Asked asked);

    /// Carries out the shell of one action.
    RawAnswer act(String shell);
}
