package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edits change the lines that they are about and leave every other character alone.
class ConfigEditTest {

    private static final String FILE = """
            # on top ü \ud83d\udc18
            cluster_vars: # the variables
              # how many
              max_connections: 300   # enough
              packages:
                common:
                - htop  # for people
              empty:

              work_mem: '4MB'

            # machines
            instances:
            - Name: Kame  # primary
              vars: &v
                a: 1
              role: [primary]
            # in between
            - {Name: karma, role: replica, vars: {b: 2}}
            - Name: kaolin
              role: replica
              vars: *v
            # the end
            """;

    @Test
    void aValueIsReplacedInItsPlace() throws Exception {
        assertThat(new ConfigEdit(FILE)
                        .set("cluster_vars", "max_connections", 400)
                        .text())
                .isEqualTo(FILE.replace("300   #", "400   #"));
        assertThat(new ConfigEdit(FILE).set("cluster_vars", "empty", "x").text())
                .isEqualTo(FILE.replace("empty:", "empty: x"));
        assertThat(new ConfigEdit(FILE)
                        .set("cluster_vars", "packages", Map.of("Debian", List.of("jq")))
                        .text())
                .isEqualTo(FILE.replace("    common:\n    - htop  # for", "    Debian:\n    - jq  # for"));
        assertThat(new ConfigEdit(FILE).setOf("kame", "a", "on").text()).isEqualTo(FILE.replace("a: 1", "a: 'on'"));
        assertThat(new ConfigEdit(FILE).setOf("karma", "b", 3).text()).isEqualTo(FILE.replace("b: 2", "b: 3"));
    }

    @Test
    void aNewVariableStandsBehindTheOthers() throws Exception {
        assertThat(new ConfigEdit(FILE)
                        .set("cluster_vars", "more", List.of("a", "b"))
                        .text())
                .isEqualTo(FILE.replace("'4MB'\n", "'4MB'\n  more:\n  - a\n  - b\n"));
        assertThat(new ConfigEdit(FILE).setOf("kame", "c", 3).text())
                .isEqualTo(FILE.replace("    a: 1\n", "    a: 1\n    c: 3\n"));
        assertThat(new ConfigEdit(FILE).setOf("karma", "c", 3).text()).isEqualTo(FILE.replace("b: 2", "b: 2, c: 3"));
    }

    @Test
    void aMappingThatIsMissingIsMade() throws Exception {
        var file = "instances:\n- node: 1\n  Name: one\n";
        assertThat(new ConfigEdit(file).set("cluster_vars", "a", 1).text()).isEqualTo(file + "cluster_vars:\n  a: 1\n");
        assertThat(new ConfigEdit(file).setOf("one", "a", 1).text()).isEqualTo(file + "  vars:\n    a: 1\n");
        assertThat(new ConfigEdit("cluster_vars: {}\n" + file)
                        .set("cluster_vars", "a", 1)
                        .text())
                .isEqualTo("cluster_vars:\n  a: 1\n" + file);
        assertThat(new ConfigEdit("instances:\n  - Name: one")
                        .setOf("one", "a", 1)
                        .text())
                .isEqualTo("instances:\n  - Name: one\n    vars:\n      a: 1\n");
    }

    @Test
    void aVariableGoesWithItsLines() throws Exception {
        assertThat(new ConfigEdit(FILE).unset("cluster_vars", "packages").text())
                .isEqualTo(FILE.replace("  packages:\n    common:\n    - htop  # for people\n", ""));
        assertThat(new ConfigEdit(FILE).unset("cluster_vars", "empty").text())
                .isEqualTo(FILE.replace("  empty:\n", ""));
        assertThat(new ConfigEdit(FILE).unset("cluster_vars", "nothing").text()).isEqualTo(FILE);
    }

    @Test
    void aNewInstanceStandsBehindTheOthers() throws Exception {
        var instance = new LinkedHashMap<String, Object>();
        instance.put("Name", "late");
        instance.put("role", List.of("replica"));

        assertThat(new ConfigEdit(FILE).addInstance(instance).text())
                .isEqualTo(FILE.replace("# the end", "- Name: late\n  role:\n  - replica\n# the end"));
        assertThat(new ConfigEdit("instances:\n  - Name: a\n    node: 1\nother: 1\n")
                        .addInstance(instance)
                        .text())
                .isEqualTo(
                        "instances:\n  - Name: a\n    node: 1\n  - Name: late\n    role:\n    - replica\nother: 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaolin", "nobody"})
    void whatCannotBeEditedSafelyIsSaid(String instance) {
        assertThatThrownBy(() -> new ConfigEdit(FILE).setOf(instance, "a", 2))
                .isInstanceOf(ConfigEdit.NotPossible.class);
    }

    @Test
    void aListDoesNotGoIntoBraces() {
        assertThatThrownBy(() -> new ConfigEdit(FILE).setOf("karma", "b", List.of(1)))
                .isInstanceOf(ConfigEdit.NotPossible.class);
        assertThatThrownBy(() -> new ConfigEdit(FILE).unsetOf("karma", "b")).isInstanceOf(ConfigEdit.NotPossible.class);
    }
}
