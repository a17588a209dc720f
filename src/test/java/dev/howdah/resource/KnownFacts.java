package dev.howdah.resource;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.host.Question;
import dev.howdah.host.RawAnswer;
import java.util.HashMap;
import java.util.Map;

/// Made-up facts, by question.
public final class KnownFacts {

    private final Map<Question, RawAnswer> answers = new HashMap<>();

    public static Facts none() {
        return new KnownFacts().facts();
    }

    public static KnownFacts of(Fact<?> fact, String answer) {
        return new KnownFacts().and(fact, answer);
    }

    public KnownFacts and(Fact<?> fact, String answer) {
        answers.put(fact.question(), new RawAnswer(0, answer));
        return this;
    }

    public Facts facts() {
        return Facts.of(answers);
    }
}
