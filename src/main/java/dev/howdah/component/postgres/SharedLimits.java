package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.topology.Node;
import java.util.Map;

/// The five settings that a standby may not have lower than its primary (max_connections and others).
///
/// Where they grow, standbys must have them first; where one shrinks, the primary must.
final class SharedLimits {

    private SharedLimits() {}

    /// Whether some limit is to become smaller than the running primary has it.
    static boolean shrink(Deployment deployment) {
        var primary = deployment.primary();
        if (!deployment.answers(primary) || !(deployment.now().node(primary.name()) instanceof Node.Running running)) {
            return false;
        }
        var paths = PostgresPaths.of(deployment.cluster(), primary);
        var wished = new Configuration(deployment, primary, paths).effective();
        return running.limits().entrySet().stream().anyMatch(limit -> isLess(wished, limit));
    }

    private static boolean isLess(Map<String, String> wished, Map.Entry<String, Integer> limit) {
        var value = wished.get(limit.getKey());
        return value != null && value.matches("[0-9]{1,9}") && Integer.parseInt(value) < limit.getValue();
    }
}
