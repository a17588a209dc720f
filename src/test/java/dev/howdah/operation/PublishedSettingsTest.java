package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.howdah.config.ConfigSchema;
import dev.howdah.report.SettingsMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the repository publishes about settings is what the components declare. `-Dgolden.write=true` writes it anew.
class PublishedSettingsTest {

    private static final Path RESOURCE = Path.of("src/main/resources/dev/howdah/config/config.schema.json");

    @ParameterizedTest
    @CsvSource({"src/main/resources/dev/howdah/config/config.schema.json", "docs/config.schema.json"})
    void theSchemaIsUpToDate(String file) throws IOException {
        var json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        isUpToDate(Path.of(file), json.writeValueAsString(ConfigSchema.of(Components.settingGroups())) + "\n");
    }

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        isUpToDate(Path.of("docs/settings.md"), SettingsMarkdown.of(Components.settingGroups()));
    }

    private static void isUpToDate(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s; GOLDEN writes it anew", file)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theSchemaTakesAllExamples(Path example) throws IOException {
        assertThat(errors(Files.readString(example))).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            return files.filter(file -> file.endsWith("config.yml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            architecture: M1      | architecture: M2
            failover_manager: rep | failover_manager: x
            role:                 | rolle:
            node: 1               | node: one
            instances:            | instance:
            """)
    void theSchemaRefusesWhatTheReaderRefuses(String good, String bad) throws IOException {
        var text = Files.readString(Path.of("examples/m1/config.yml"));
        assertThat(text).contains(good);

        assertThat(errors(text.replaceFirst(good, bad))).isNotEmpty();
    }

    @Test
    void theSchemaKnowsTheTypesOfSettings() throws IOException {
        var text = Files.readString(Path.of("examples/m1/config.yml"));
        for (var wrong : List.of("barman_parallel_jobs: many", "pgpass_users: {a: b}", "manage_ssh_hostkeys: 7")) {
            assertThat(errors(text.replaceFirst("cluster_vars:", "cluster_vars:\n  " + wrong)))
                    .as(wrong)
                    .isNotEmpty();
        }
        for (var right : List.of("barman_parallel_jobs: '3'", "pgpass_users: [a]", "manage_ssh_hostkeys: '{{ x }}'")) {
            assertThat(errors(text.replaceFirst("cluster_vars:", "cluster_vars:\n  " + right)))
                    .as(right)
                    .isEmpty();
        }
    }

    private static List<String> errors(String yaml) throws IOException {
        return schema().validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(RESOURCE), InputFormat.JSON);
    }
}
