package dev.howdah.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Many questions joined into one script, so that all of them cost one round trip.
public final class Questions {

    private final List<Question> asked;
    private final Frame frame = Frame.fresh();

    public Questions(Collection<Question> asked) {
        this.asked = List.copyOf(asked);
    }

    /// A script that answers every question in one framed stream on standard output.
    public String script() {
        var byInterpreter = new LinkedHashMap<Interpreter, SequencedMap<Integer, String>>();
        for (int number = 0; number < asked.size(); number++) {
            byInterpreter
                    .computeIfAbsent(asked.get(number).interpreter(), _ -> new LinkedHashMap<>())
                    .put(number, asked.get(number).text());
        }
        var parts = new ArrayList<String>();
        byInterpreter.forEach((interpreter, questions) -> parts.add(interpreter.fragment(questions, frame)));
        return "export LC_ALL=C\n" + String.join("\n", parts);
    }

    public Set<Question> asked() {
        return Set.copyOf(asked);
    }

    /// Picks the answers out of what the script printed.
    public Map<Question, RawAnswer> read(String output) {
        var answers = new HashMap<Question, RawAnswer>();
        frame.read(output).forEach((number, answer) -> answers.put(asked.get(number), answer));
        return answers;
    }
}
