package dev.howdah.cli;

import dev.howdah.operation.configure.option.Option;
import dev.howdah.operation.configure.option.OptionGroup;
import dev.howdah.operation.configure.option.OptionGroups;
import dev.howdah.report.Ink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// Options that are declared as a table, for picocli: parsing, help in groups, completion.
final class OptionTable {

    private OptionTable() {}

    private static final String NONE = "\u0000"; // stands for the word of an option that has none after it

    /// Adds all options of the groups to a command, and shows them under the groups' headings.
    ///
    /// @param hidden options that are known and not shown
    static void add(CommandLine line, List<OptionGroup> groups, OptionGroup hidden) {
        groups.forEach(group -> group.options()
                .forEach(option -> line.getCommandSpec().addOption(spec(option).build())));
        hidden.options()
                .forEach(option -> line.getCommandSpec()
                        .addOption(spec(option).hidden(true).build()));
        line.getCommandSpec().usageMessage().customSynopsis("howdah " + line.getCommandName() + " CLUSTER OPTIONS");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> table(help, groups));
    }

    /// All options with their headings, those that are refused too.
    static String reference(CommandLine line, Streams streams) {
        var groups = new ArrayList<>(OptionGroups.ALL);
        groups.add(OptionGroups.REFUSED);
        var ansi = streams.ink() == Ink.COLOUR ? Ansi.ON : Ansi.OFF;
        var help = new Help(line.getCommandSpec(), Help.defaultColorScheme(ansi));
        return "All options of howdah configure. What they ask for is written into config.yml, and what is wrong is\n"
                + "said before anything is written.\n" + table(help, groups);
    }

    /// The words after each option that was given, by the option's name.
    static Map<String, List<String>> given(ParseResult result, List<OptionGroup> groups) {
        var given = new HashMap<String, List<String>>();
        for (var group : groups) {
            for (var option : group.options()) {
                if (result.hasMatchedOption(option.name())) {
                    given.put(option.name(), words(option, result.matchedOption(option.name())));
                }
            }
        }
        return given;
    }

    private static List<String> words(Option option, OptionSpec spec) {
        if (option.takes() == Option.Takes.NOTHING) {
            return List.of();
        }
        return spec.stringValues().stream().filter(word -> !word.equals(NONE)).toList();
    }

    private static OptionSpec.Builder spec(Option option) {
        var names = new ArrayList<>(option.others());
        names.add(option.name());
        var spec = OptionSpec.builder(names.toArray(String[]::new)).description(text(option));
        if (option.takes() == Option.Takes.NOTHING) {
            return spec.type(boolean.class);
        }
        spec.paramLabel(option.label());
        if (!option.choices().isEmpty()) {
            spec.completionCandidates(option.choices());
        }
        return switch (option.takes()) {
            case NOTHING, ONE -> spec.type(String.class).arity("1");
            case AT_MOST_ONE -> spec.type(String.class).arity("0..1").fallbackValue(NONE);
            case SOME -> spec.type(List.class).auxiliaryTypes(String.class).arity("1..*");
            case ONE_EACH_TIME ->
                spec.type(List.class).auxiliaryTypes(String.class).arity("1");
        };
    }

    private static String text(Option option) {
        var text = new StringBuilder(option.meaning());
        if (!option.choices().isEmpty()) {
            text.append(" One of ${COMPLETION-CANDIDATES}.");
        }
        option.normal().ifPresent(word -> text.append(" Default: ").append(word).append('.'));
        return text.toString();
    }

    private static String table(Help help, List<OptionGroup> groups) {
        var text = new StringBuilder();
        for (var group : groups) {
            var layout = help.createDefaultLayout();
            group.options()
                    .forEach(option -> layout.addOption(
                            help.commandSpec().findOption(option.name()), help.parameterLabelRenderer()));
            text.append(help.colorScheme()
                    .text("%n@|bold " + group.heading() + "|@%n")
                    .toString()
                    .formatted());
            text.append(layout);
        }
        return text.toString();
    }
}
