package dev.howdah.engine;

import dev.howdah.host.Question;
import dev.howdah.host.RawAnswer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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

    static Answered of(Map<Question, RawAnswer> answers) {
        return new Answered(answers, answers.keySet());
    }

    /// Facts that were asked in one round trip.
    ///
    /// @param asked all questions, those without an answer included
    record Answered(Map<Question, RawAnswer> answers, Set<Question> asked) implements Facts {

        /// Nothing is known.
        public static final Answered NOTHING = new Answered(Map.of(), Set.of());

        public Answered {
            answers = Map.copyOf(answers);
            asked = Set.copyOf(asked);
        }

        /// Whether asking again would tell nothing new unless the host changes.
        public boolean wasAsked(Question question) {
            return asked.contains(question);
        }

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

        /// These answers and later ones, which win.
        public Answered with(Answered later) {
            var all = new HashMap<>(answers);
            all.keySet().removeAll(later.asked);
            all.putAll(later.answers);
            var questions = new HashSet<>(asked);
            questions.addAll(later.asked);
            return new Answered(all, questions);
        }

        private static String firstLine(String text) {
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        }
    }
}
