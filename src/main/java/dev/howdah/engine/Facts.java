package dev.howdah.engine;

import dev.howdah.host.Question;
import dev.howdah.host.RawAnswer;
import java.util.HashMap;
import java.util.Map;

/// What is known of one host. Answers are kept by their question.
public interface Facts {

    <T> Known<T> ask(Fact<T> fact);

    /// Facts of a host that could not be asked.
    static Facts none(String why) {
        return new Facts() {
            @Override
            public <T> Known<T> ask(Fact<T> fact) {
                return new Known.NotYet<>(why);
            }
        };
    }

    static Facts of(Map<Question, RawAnswer> answers) {
        return new Answered(Map.copyOf(answers));
    }

    /// Facts that were asked in one round trip.
    record Answered(Map<Question, RawAnswer> answers) implements Facts {

        @Override
        public <T> Known<T> ask(Fact<T> fact) {
            var answer = answers.get(fact.question());
            if (answer == null) {
                return new Known.NotYet<>(fact.name() + " not known yet");
            }
            if (answer.status() != 0) {
                var why = answer.text().strip();
                return new Known.NotYet<>(
                        fact.name() + " not known yet" + (why.isEmpty() ? "" : ": " + firstLine(why)));
            }
            return new Known.Answer<>(fact.reading().apply(answer.text()));
        }

        /// These answers and others; the others win.
        public Answered with(Map<Question, RawAnswer> others) {
            var all = new HashMap<>(answers);
            all.putAll(others);
            return new Answered(Map.copyOf(all));
        }

        private static String firstLine(String text) {
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        }
    }
}
