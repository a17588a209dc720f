package dev.howdah.cli;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A completion script for fish, from the model of all commands.
final class FishCompletion {

    private FishCompletion() {}

    static String of(String tool, CommandLine root) {
        var script = new StringBuilder(
                "# Completion of %s for fish. Keep it in ~/.config/fish/completions/%s.fish\n".formatted(tool, tool));
        script.append("complete -c ").append(tool).append(" -f\n");
        root.getSubcommands().forEach((word, command) -> {
            script.append("complete -c %s -n __fish_use_subcommand -a %s -d %s\n"
                    .formatted(tool, word, quoted(description(command))));
            appendCommand(script, tool + " -n '__fish_seen_subcommand_from " + word + "'", command);
        });
        return script.toString();
    }

    private static void appendCommand(StringBuilder script, String lead, CommandLine command) {
        command.getCommandSpec().options().forEach(option -> {
            script.append("complete -c ").append(lead);
            for (var name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(option.arity().max() > 0 ? values(option) : "");
            script.append(" -d ").append(quoted(text(option))).append('\n');
        });
        command.getCommandSpec().positionalParameters().forEach(parameter -> {
            var words = candidates(parameter);
            if (!words.isEmpty()) {
                script.append("complete -c %s -a %s\n".formatted(lead, quoted(words)));
            } else if (parameter.type().equals(java.nio.file.Path.class)) {
                script.append("complete -c %s -a '(__fish_complete_directories)'\n".formatted(lead));
            }
        });
    }

    private static String values(OptionSpec option) {
        var words = candidates(option);
        if (!words.isEmpty()) {
            return " -x -a " + quoted(words);
        }
        boolean path = option.type().equals(java.nio.file.Path.class)
                || option.auxiliaryTypes()[0].equals(java.nio.file.Path.class);
        return path ? " -r -F" : " -x";
    }

    private static String candidates(ArgSpec argument) {
        var words = argument.completionCandidates();
        return words == null
                ? ""
                : StreamSupport.stream(words.spliterator(), false).collect(Collectors.joining(" "));
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static String text(OptionSpec option) {
        return String.join(" ", option.description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
