package dev.howdah.report;

import dev.howdah.engine.Change;
import dev.howdah.engine.Plan;
import dev.howdah.engine.Verb;
import java.util.EnumMap;
import java.util.Map;

/// How much of what a plan holds.
///
/// @param edits by verb; every verb has a number
/// @param restarts resources that restart or reload only because others change
record PlanCounts(Map<Verb, Integer> edits, int restarts, int later, int refused, int unchanged) {

    static PlanCounts of(Plan plan) {
        var edits = new EnumMap<Verb, Integer>(Verb.class);
        for (var verb : Verb.values()) {
            edits.put(verb, 0);
        }
        int[] others = new int[4];
        plan.changes().forEach(planned -> {
            switch (planned.change()) {
                case Change.Same() -> others[planned.caused().isEmpty() ? 0 : 1]++;
                case Change.Edit edit -> edits.merge(edit.verb(), 1, Integer::sum);
                case Change.Later _ -> others[2]++;
                case Change.Refused _ -> others[3]++;
            }
        });
        return new PlanCounts(edits, others[1], others[2], others[3], others[0]);
    }

    int of(Verb verb) {
        return edits.getOrDefault(verb, 0);
    }

    /// The footer's sentence.
    String sentence() {
        var text = new StringBuilder("%d to create, %d to update, %d to remove"
                .formatted(of(Verb.CREATE), of(Verb.UPDATE), of(Verb.REMOVE)));
        append(text, of(Verb.START), "to start");
        append(text, of(Verb.RELOAD), "to reload");
        append(text, of(Verb.RESTART) + restarts, "to restart or reload");
        append(text, later, "known later");
        append(text, refused, "refused");
        return text.append(", ").append(unchanged).append(" unchanged.").toString();
    }

    private static void append(StringBuilder text, int number, String what) {
        if (number > 0) {
            text.append(", ").append(number).append(' ').append(what);
        }
    }
}
