package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Questions in SQL that yield one line for each fault.
final class SqlFaults {

    private SqlFaults() {}

    static Fact<List<String>> of(Cluster cluster, Instance instance, String name, String query) {
        return Fact.of(
                name,
                PostgresPaths.of(cluster, instance).psql(),
                query,
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
