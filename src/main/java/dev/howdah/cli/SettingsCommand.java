package dev.howdah.cli;

import dev.howdah.config.ConfigSchema;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingGroup;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.report.SettingsJson;
import dev.howdah.report.SettingsMarkdown;
import dev.howdah.report.SettingsText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Explains the variables of config.yml.
@Command
final class SettingsCommand implements Callable<Integer> {

    /// How the settings are printed.
    enum Page {
        TEXT,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Streams streams;
    private final Supplier<List<SettingGroup>> settings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The variable to explain; all of them if it is left out.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Page format = Page.TEXT;

    @Option(names = "--schema", description = "Print the JSON Schema of config.yml, for editors, and nothing else.")
    private boolean schema;

    SettingsCommand(Streams streams, Supplier<List<SettingGroup>> settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        if (schema) {
            streams.print(ConfigSchema.text());
            return 0;
        }
        var groups = name.isEmpty() ? settings.get() : List.of(group(name.get()));
        streams.print(
                switch (format) {
                    case JSON -> SettingsJson.of(groups);
                    case MARKDOWN -> SettingsMarkdown.of(groups);
                    case TEXT -> text(groups);
                });
        return 0;
    }

    private String text(List<SettingGroup> groups) {
        var view = new SettingsText(streams.ink());
        var first = groups.getFirst();
        return name.isEmpty()
                ? view.all(groups)
                : view.one(first.component(), first.settings().getFirst());
    }

    /// The one setting of that name, in its group.
    private SettingGroup group(String wanted) {
        var groups = settings.get();
        for (var group : groups) {
            for (var setting : group.settings()) {
                if (setting.name().equals(wanted)) {
                    return new SettingGroup(group.component(), List.of(setting));
                }
            }
        }
        var names = groups.stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::name)
                .toList();
        throw ProblemException.wrongInput(Problem.inOption("NAME", "there is no variable '" + wanted + "'")
                .withRemedy(DidYouMean.nearest(wanted, names)
                        .map(near -> "did you mean '" + near + "'? `howdah settings` lists all")
                        .orElse("`howdah settings` lists all")));
    }
}
