package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howdah.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Templates in a config.yml, as files that people wrote for Ansible have them.
class TemplatedTreeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            '{{ size }}'                          ; 70
            '{{ size * 2 }}'                      ; 140
            "{{ cluster_tags.Owner | length }}"   ; 8
            '{{ sizes.small }}'                   ; 71
            '{{ list[1] }}'                       ; 73
            '{{ indirect }}'                      ; 70
            "{{ none_such | default('74') }}"     ; 74
            '7{{ 5 }}'                            ; 75
            '{% if big %}760{% else %}76{% endif %}' ; 76
            """)
    void mayReferToTheTopOfTheFile(String template, int connections) {
        var cluster = read("max_connections: " + template).cluster();

        assertThat(cluster.value(ConfigReaderTest.CONNECTIONS)).isEqualTo(connections);
    }

    @Test
    void giveListsAndMappingsToo() {
        var text = ConfigReaderTest.GOOD
                .replace("cluster_vars:", "far: [barman, witness]\ncluster_vars:")
                .replace("  role:\n  - barman\n  - witness\n", "  role: '{{ far }}'\n");

        assertThat(ConfigReader.parse(text, "config.yml", "x", ConfigReaderTest.SETTINGS)
                        .cluster()
                        .instance("karma")
                        .roles())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            '{{ sise }}'                              ; sise
            '{{ lookup("env", "HOME") }}'             ; cannot be rendered
            '{{ size | nosuchfilter }}'               ; cannot be rendered
            '{{ size '                                ; cannot be rendered
            '{% if size %}'                           ; cannot be rendered
            '{{ cluster_vars.postgres_version }}'     ; refer to 'cluster_vars' itself
            """)
    void areRefusedWithTheirLine(String template, String message) {
        var problems = catchThrowableOfType(ProblemException.class, () -> read("max_connections: " + template))
                .problems();

        assertThat(problems.getFirst().text()).contains(message, "config.yml:");
        assertThat(problems).allMatch(problem -> problem.text().contains("config.yml:"));
    }

    private static ReadCluster read(String line) {
        var text = ConfigReaderTest.GOOD.replace("max_connections: 300", line).replace("cluster_vars:", """
                        size: 70
                        big: no
                        indirect: '{{ size }}'
                        sizes: {small: 71}
                        list: [72, 73]
                        cluster_vars:""");
        return ConfigReader.parse(text, "config.yml", "x", ConfigReaderTest.SETTINGS);
    }
}
