package dev.howdah.cli;

import dev.howdah.operation.configure.option.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page of a verb, or of the tool, in the language of man(7). It is made of what picocli knows, so that it
/// says what `--help` says.
final class ManPage {

    private static final String EXIT_CODES = """
            .SH EXIT STATUS
            .TP
            0
            fine
            .TP
            1
            a check failed
            .TP
            2
            changes are pending
            .TP
            3
            wrong input
            .TP
            4
            a host is unreachable
            .TP
            5
            a step failed
            .TP
            70
            a fault in the tool
            .TP
            130
            stopped
            """;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /// @param groups headings of the options; those in no group come first
    static String of(Verb verb, CommandLine line, List<OptionGroup> groups) {
        var man = new ManPage();
        man.head("howdah-" + verb.word(), verb.summary());
        man.synopsis(verb, line.getCommandSpec());
        man.heading("DESCRIPTION");
        man.text(verb.summary());
        man.arguments(line.getCommandSpec());
        man.options(line.getCommandSpec(), groups);
        man.page.append(EXIT_CODES);
        man.heading("SEE ALSO");
        man.page.append(".BR howdah (1)\n");
        return man.page.toString();
    }

    /// The page of the tool itself, with all its verbs.
    static String ofTool() {
        var man = new ManPage();
        man.head("howdah", "Configures, provisions, deploys, tests and operates Postgres clusters.");
        man.heading("SYNOPSIS");
        man.page.append(".B howdah\n.I COMMAND\n[\\fICLUSTER\\fR] [\\fIOPTIONS\\fR]\n");
        man.heading("DESCRIPTION");
        man.text("CLUSTER is the directory that holds config.yml; by default the current one.");
        for (var group : Verb.Group.values()) {
            man.heading(group.heading().toUpperCase(Locale.ROOT));
            for (var verb : Verb.values()) {
                if (verb.group() == group) {
                    man.entry("\\fB" + escaped(verb.word()) + "\\fR", verb.summary());
                }
            }
        }
        man.page.append(EXIT_CODES);
        return man.page.toString();
    }

    private void head(String name, String summary) {
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"Howdah\" \"Howdah\"\n");
        heading("NAME");
        var sentence = summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
        page.append(escaped(name)).append(" \\- ").append(escaped(sentence)).append('\n');
    }

    private void synopsis(Verb verb, CommandSpec spec) {
        heading("SYNOPSIS");
        page.append(".B howdah ").append(escaped(verb.word())).append('\n');
        for (var parameter : spec.positionalParameters()) {
            page.append(parameter.required() ? ".I " : ".RI [ ")
                    .append(escaped(parameter.paramLabel()))
                    .append(parameter.required() ? "\n" : " ]\n");
        }
        page.append(".RI [ OPTIONS ]\n");
    }

    private void arguments(CommandSpec spec) {
        if (!spec.positionalParameters().isEmpty()) {
            heading("ARGUMENTS");
            for (PositionalParamSpec parameter : spec.positionalParameters()) {
                entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", description(parameter));
            }
        }
    }

    private void options(CommandSpec spec, List<OptionGroup> groups) {
        var grouped = new ArrayList<OptionSpec>();
        groups.forEach(group -> group.options().forEach(option -> grouped.add(spec.findOption(option.name()))));
        heading("OPTIONS");
        spec.options().stream()
                .filter(option -> !option.hidden() && !grouped.contains(option))
                .forEach(this::option);
        for (var group : groups) {
            page.append(".SS ").append(escaped(group.heading())).append('\n');
            group.options().forEach(option -> option(spec.findOption(option.name())));
        }
    }

    private void option(OptionSpec option) {
        var names = new ArrayList<String>();
        for (var name : option.names()) {
            names.add("\\fB" + escaped(name) + "\\fR");
        }
        var label = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
        entry(String.join(", ", names) + label, description(option));
    }

    private void entry(String term, String meaning) {
        page.append(".TP\n").append(term).append('\n');
        text(meaning);
    }

    private void heading(String words) {
        page.append(".SH ").append(words).append('\n');
    }

    private void text(String words) {
        page.append(escaped(words)).append('\n');
    }

    private static String description(ArgSpec argument) {
        var text = String.join(" ", argument.description());
        var words = argument.completionCandidates() == null
                ? List.<String>of()
                : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                        .toList();
        return text.replace("${COMPLETION-CANDIDATES}", String.join(", ", words))
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
                .replace("%%", "%");
    }

    /// Text that man(7) takes as it stands.
    private static String escaped(String text) {
        var plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
