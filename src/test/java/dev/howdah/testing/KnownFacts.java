package dev.howdah.testing;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.host.Question;
import dev.howdah.host.RawAnswer;
import java.util.HashMap;
import java.util.Map;

/// Made-up facts of one host, given as the host would print them. What is not given is not known.
public final class KnownFacts implements Facts {

    private final Map<Question, RawAnswer> answers;

    private KnownFacts(Map<Question, RawAnswer> answers) {
        this.answers = answers;
    }

    public static KnownFacts none() {
        return new KnownFacts(Map.of());
    }

    /// These facts and one more.
    public KnownFacts with(Fact<?> fact, String answer) {
        return with(fact, new RawAnswer(0, answer));
    }

    /// These facts and a question that could not be asked.
    public KnownFacts failing(Fact<?> fact, String why) {
        return with(fact, new RawAnswer(1, why));
    }

    private KnownFacts with(Fact<?> fact, RawAnswer answer) {
        var more = new HashMap<>(answers);
        more.put(fact.question(), answer);
        return new KnownFacts(more);
    }

    @Override
    public <T> Known<T> ask(Fact<T> fact) {
        return Facts.of(answers).ask(fact);
    }
}
