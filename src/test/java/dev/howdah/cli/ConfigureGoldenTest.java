package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.config.ConfigReader;
import dev.howdah.operation.Components;
import dev.howdah.operation.configure.Configure;
import dev.howdah.operation.configure.Drawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Command lines of `configure`, good and bad ones: the config.yml, or all the errors, as recorded. What is written is
/// read back without an error or a warning. `-Dgolden.write=true` records anew; look at the difference then.
class ConfigureGoldenTest {

    private static final Path RECORDED = Path.of("src/test/resources/configure");
    private static final Pattern WORD = Pattern.compile("'([^']*)'((?:\"'\"'[^']*')*)|\\S+");

    /// @param drawn whether part of it is not built yet, so that only its drawing is looked at
    record Case(String name, boolean drawn, List<String> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    private Path folder;

    static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        for (var line : Files.readAllLines(RECORDED.resolve("cases.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var name = line.substring(0, line.indexOf(':'));
                var options = line.substring(name.length() + 1)
                        .replaceFirst("^ M1 ", "--architecture M1 --platform docker ")
                        .replace("FILES", RECORDED.resolve("files").toString());
                cases.add(new Case(name.replace("*", ""), name.startsWith("*"), words(options)));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatIsRecorded(Case one) throws IOException {
        var cluster = folder.resolve("speedy");
        var typing = new Typing();
        var line = new ArrayList<>(List.of("configure", cluster.toString()));
        line.addAll(one.options());
        line.add("--no-git");

        var command = new ConfigureCommand(typing.streams(), one.drawn() ? Drawing::run : Configure::run);
        int exit = new Application(typing.streams(), _ -> command).run(line.toArray(String[]::new));

        boolean good = Files.exists(cluster);
        assertThat(exit).isEqualTo(good ? 0 : 3);
        var given = (good ? Files.readString(cluster.resolve("config.yml")) : typing.err())
                .replaceAll("vault_name: '?[0-9a-f-]{36}'?", "vault_name: RANDOM");
        var file = RECORDED.resolve(one.name() + (good ? ".yml" : ".err"));
        if (Boolean.getBoolean("golden.write")) {
            Files.deleteIfExists(RECORDED.resolve(one.name() + (good ? ".err" : ".yml")));
            Files.writeString(file, given.replace(folder.toString(), "FOLDER"));
        }
        assertThat(given.replace(folder.toString(), "FOLDER")).isEqualTo(Files.readString(file));
        if (good && !one.drawn()) {
            assertThat(ConfigReader.read(cluster, Components.settings()).warnings())
                    .isEmpty();
        }
    }

    @Test
    void everyRecordBelongsToACase() throws IOException {
        var names = cases().stream().map(Case::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        try (var files = Files.list(RECORDED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yml") || file.endsWith(".err"))
                            .map(file -> file.substring(0, file.length() - 4)))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    /// Words as a shell splits them, as far as the cases need it.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            var quoted = matcher.group(1);
            words.add(quoted == null ? matcher.group() : quoted + rest(matcher.group(2)));
        }
        return words;
    }

    private static String rest(String text) {
        return text.replace("\"'\"'", "'").replaceAll("'$", "");
    }
}
