package dev.howdah.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// Prints a completion script for a shell.
@Command
final class CompletionCommand implements Callable<Integer> {

    /// Shells that we have a script for.
    enum CompletingShell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String TOOL = "howdah";

    private final Streams streams;
    private final Application.Commands commands;

    @Parameters(
            paramLabel = "SHELL",
            description = "${COMPLETION-CANDIDATES}. For bash: source <(howdah completion bash)")
    private CompletingShell shell = CompletingShell.BASH;

    CompletionCommand(Streams streams, Application.Commands commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        streams.print(
                switch (shell) {
                    case BASH -> AutoComplete.bash(TOOL, everything());
                    case ZSH ->
                        "#compdef " + TOOL + "\nautoload -U +X bashcompinit && bashcompinit\n"
                                + AutoComplete.bash(TOOL, everything());
                    case FISH -> FishCompletion.of(TOOL, everything());
                });
        return 0;
    }

    private CommandLine everything() {
        var root = new CommandLine(CommandSpec.create().name(TOOL));
        for (var verb : Verb.values()) {
            root.addSubcommand(
                    verb.word(),
                    Parsed.commandLine(verb, commands.command(verb)),
                    verb.aliases().toArray(String[]::new));
        }
        return root;
    }
}
