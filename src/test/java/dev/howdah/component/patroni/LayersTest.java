package dev.howdah.component.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void anUpperLayerIsMergedAndNullRemoves() {
        var upper = new HashMap<String, Object>(Map.of("ttl", 60, "postgresql", Map.of("use_slots", false)));
        upper.put("failsafe_mode", null);

        assertThat(Layers.over(
                        Map.of(
                                "ttl",
                                20,
                                "failsafe_mode",
                                true,
                                "postgresql",
                                Map.of("use_slots", true, "use_pg_rewind", true)),
                        upper))
                .isEqualTo(Map.of("ttl", 60, "postgresql", Map.of("use_slots", false, "use_pg_rewind", true)));
    }

    @Test
    void aPatchHoldsWhatDiffersAndLeavesTheRest() {
        var found = Map.of("pause", true, "ttl", 30, "slots", Map.of("a", Map.of("type", "physical")));

        assertThat(Layers.patch(found, Map.of("ttl", 20, "slots", Map.of("a", Map.of("type", "physical")))))
                .isEqualTo(Map.of("ttl", 20));
        assertThat(Layers.patch(found, Map.of("ttl", 30))).isEmpty();
    }

    @Test
    void differencesAreALineEach() {
        assertThat(Layers.difference(
                        Map.of("postgresql", Map.of("parameters", Map.of("work_mem", "16MB"))),
                        Map.of("postgresql", Map.of("parameters", Map.of("work_mem", "20MB")))))
                .containsExactly("- postgresql.parameters.work_mem = 16MB", "+ postgresql.parameters.work_mem = 20MB");
    }

    @Test
    void wordsThatYamlTakesForTruthAreQuoted() {
        assertThat(Layers.yaml(Map.of("archive_mode", "on"))).isEqualTo("archive_mode: 'on'\n");
    }
}
