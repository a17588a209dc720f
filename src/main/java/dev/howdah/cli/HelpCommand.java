package dev.howdah.cli;

import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows all commands, or one of them.
@Command
final class HelpCommand implements Callable<Integer> {

    static final String CONFIGURE_OPTIONS = "configure-options";

    private final Streams streams;
    private final Application.Commands commands;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            completionCandidates = Candidates.Commands.class,
            description = "The command to explain, or " + CONFIGURE_OPTIONS + ": all that configure takes or refuses.")
    private Optional<String> word = Optional.empty();

    @Option(names = "--man", description = "Print the manual page, for man -l or to be installed.")
    private boolean man;

    HelpCommand(Streams streams, Application.Commands commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        streams.print(man ? manual() : page());
        return 0;
    }

    private String manual() {
        return word.map(name -> parsed(name).man()).orElseGet(ManPage::ofTool);
    }

    private String page() {
        if (word.isEmpty()) {
            return HelpPage.of(streams.ink());
        }
        return word.get().equals(CONFIGURE_OPTIONS)
                ? OptionTable.reference(Parsed.commandLine(Verb.CONFIGURE, commands.command(Verb.CONFIGURE)), streams)
                : parsed(word.get()).usage();
    }

    private Parsed parsed(String name) {
        var verb = Verb.of(name)
                .orElseThrow(() ->
                        ProblemException.wrongInput(Problem.inOption("COMMAND", "there is no command '" + name + "'")
                                .withRemedy(DidYouMean.hint(name, Verb.words()))));
        return new Parsed(verb, commands.command(verb), streams);
    }
}
