package dev.howdah.report;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Maps and lists as JSON text that people can read too.
final class Json {

    private Json() {}

    static String pretty(Object value) {
        return mapper().writeValueAsString(value) + "\n";
    }

    static Map<String, Object> read(String text, String path) {
        try {
            return mapper().readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw unusable(Problem.inFile(path, Math.max(0, line), "this is no JSON: " + e.getOriginalMessage()));
        }
    }

    static ProblemException unusable(Problem problem) {
        return new ProblemException(Category.WRONG_INPUT, problem);
    }

    /// Names and values in turn, kept in their order.
    static SequencedMap<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }
}
