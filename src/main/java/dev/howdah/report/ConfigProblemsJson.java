package dev.howdah.report;

import dev.howdah.problem.Place;
import dev.howdah.problem.Problem;
import java.util.List;

/// What is wrong and odd in a config.yml, as JSON.
public final class ConfigProblemsJson {

    private ConfigProblemsJson() {}

    public static String of(String file, List<Problem> errors, List<Problem> warnings) {
        return Json.pretty(Json.ordered(
                "file", file,
                "ok", errors.isEmpty(),
                "errors", errors.stream().map(ConfigProblemsJson::one).toList(),
                "warnings", warnings.stream().map(ConfigProblemsJson::one).toList()));
    }

    private static Object one(Problem problem) {
        int line = problem.place() instanceof Place.InFile(var _, int at) ? at : 0;
        return Json.ordered(
                "line", line, "what", problem.what(), "remedy", problem.remedy().orElse(""));
    }
}
