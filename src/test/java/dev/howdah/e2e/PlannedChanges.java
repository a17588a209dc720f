package dev.howdah.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `plan --format json` says: by instance the changes with their effects, one line each, such as
/// `file /etc/a.conf: update, reload`.
final class PlannedChanges {

    private PlannedChanges() {}

    static Map<String, Set<String>> read(String json) {
        var changes = new TreeMap<String, Set<String>>();
        for (var instance : JsonMapper.shared().readTree(json).path("instances")) {
            var lines = new TreeSet<String>();
            instance.path("steps").forEach(step -> step.path("changes").forEach(change -> lines.add(line(change))));
            changes.put(instance.path("instance").asString(), lines);
        }
        return changes;
    }

    private static String line(JsonNode change) {
        var kinds = new TreeSet<String>();
        for (var name : List.of("effects", "caused")) {
            change.path(name).forEach(effect -> kinds.add(effect.path("kind").asString()));
        }
        return change.path("address").asString() + ": " + change.path("change").asString()
                + (kinds.isEmpty() ? "" : ", " + String.join(", ", kinds));
    }
}
