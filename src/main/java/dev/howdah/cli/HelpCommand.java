package dev.howdah.cli;

import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows all commands, or one of them.
@Command
final class HelpCommand implements Callable<Integer> {

    private final Streams streams;
    private final Application.Commands commands;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            completionCandidates = Candidates.Commands.class,
            description = "The command to explain.")
    private Optional<String> word = Optional.empty();

    HelpCommand(Streams streams, Application.Commands commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        streams.print(word.map(this::usage).orElseGet(() -> HelpPage.of(streams.ink())));
        return 0;
    }

    private String usage(String name) {
        var verb = Verb.of(name)
                .orElseThrow(() ->
                        ProblemException.wrongInput(Problem.inOption("COMMAND", "there is no command '" + name + "'")
                                .withRemedy(DidYouMean.hint(name, Verb.words()))));
        return new Parsed(verb, commands.command(verb), streams).usage();
    }
}
