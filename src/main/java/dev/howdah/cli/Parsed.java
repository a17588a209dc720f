package dev.howdah.cli;

import dev.howdah.operation.configure.option.OptionGroup;
import dev.howdah.problem.Category;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.report.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One verb's command with its options as picocli reads them. All that is wrong with a command line is told at once.
final class Parsed {

    /// A command that declares options itself, besides those that its fields are.
    interface WithOptions {
        void addOptions(CommandLine line);

        /// What it adds, under the headings of its help page.
        List<OptionGroup> groups();
    }

    private final Verb verb;
    private final Callable<Integer> command;
    private final Streams streams;
    private final CommandLine line;

    Parsed(Verb verb, Callable<Integer> command, Streams streams) {
        this.verb = verb;
        this.command = command;
        this.streams = streams;
        this.line = commandLine(verb, command);
        line.setCommandName("howdah " + verb.word());
        line.getCommandSpec().parser().collectErrors(true);
    }

    /// A verb's options and arguments, without running anything.
    static CommandLine commandLine(Verb verb, Callable<Integer> command) {
        var line = new CommandLine(command);
        line.setCommandName(verb.word());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getCommandSpec()
                .usageMessage()
                .description(verb.summary())
                .width(110)
                .sortOptions(false)
                .abbreviateSynopsis(false);
        if (command instanceof WithOptions more) {
            more.addOptions(line);
        }
        return line;
    }

    int run(String... arguments) throws Exception {
        var result = line.parseArgs(arguments);
        if (result.isUsageHelpRequested()) {
            streams.print(usage());
            return 0;
        }
        var problems = problems(result);
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, problems);
        }
        return command.call();
    }

    String usage() {
        return line.getUsageMessage(streams.ink() == Ink.COLOUR ? Ansi.ON : Ansi.OFF);
    }

    /// The manual page.
    String man() {
        return ManPage.of(verb, line, command instanceof WithOptions more ? more.groups() : List.of());
    }

    private List<Problem> problems(ParseResult result) {
        var wrongArguments = result.errors().stream()
                .filter(error ->
                        error instanceof ParameterException wrong && wrong.getArgSpec() instanceof PositionalParamSpec)
                .map(error -> (ParameterException) error)
                .toList();
        var firstMissing = result.errors().stream()
                .filter(MissingParameterException.class::isInstance)
                .findFirst();
        return result.errors().stream()
                .filter(error -> !(error instanceof MissingParameterException)
                        || firstMissing.filter(error::equals).isPresent())
                .filter(error -> !followsFrom(error, wrongArguments))
                .flatMap(this::problems)
                .distinct()
                .toList();
    }

    /// picocli takes an argument that it could not read as missing, and then as one too many: said once is enough.
    private static boolean followsFrom(Exception error, List<ParameterException> wrongArguments) {
        return switch (error) {
            case MissingParameterException missing ->
                wrongArguments.stream().anyMatch(wrong -> missing.getMissing().contains(wrong.getArgSpec()));
            case UnmatchedArgumentException unmatched ->
                wrongArguments.stream()
                        .anyMatch(wrong -> unmatched.getUnmatched().contains(wrong.getValue()));
            default -> false;
        };
    }

    private Stream<Problem> problems(Exception error) {
        return switch (error) {
            case UnmatchedArgumentException unmatched ->
                unmatched.getUnmatched().stream().map(this::unknown);
            case MissingParameterException missing -> Stream.of(problem(verb.word(), sentence(missing)));
            case ParameterException wrong -> Stream.of(wrong(wrong));
            default -> Stream.of(problem(verb.word(), sentence(error)));
        };
    }

    private Problem wrong(ParameterException wrong) {
        var argument = wrong.getArgSpec();
        if (argument == null) {
            return problem(verb.word(), sentence(wrong));
        }
        var name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        var value = wrong.getValue();
        if (value == null || !argument.type().isEnum()) {
            return problem(name, sentence(wrong));
        }
        var known = new ArrayList<String>();
        argument.completionCandidates().forEach(known::add);
        return Problem.inOption(name, "'" + value + "' is not what " + name + " takes")
                .withRemedy(DidYouMean.hint(value, known));
    }

    private Problem unknown(String argument) {
        if (!argument.startsWith("-")) {
            return problem(argument, "unexpected argument '" + argument + "'");
        }
        int equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        var known = line.getCommandSpec().optionsMap().keySet();
        var problem = Problem.inOption(name, "unknown option '" + name + "' of howdah " + verb.word());
        return DidYouMean.nearest(name, known)
                .map(near -> problem.withRemedy("did you mean '" + near + "'?"))
                .orElseGet(() -> problem.withRemedy(seeHelp()));
    }

    private Problem problem(String option, String what) {
        return Problem.inOption(option, what).withRemedy(seeHelp());
    }

    private String seeHelp() {
        return "see `howdah help " + verb.word() + "`";
    }

    private static String sentence(Exception error) {
        var message = Objects.requireNonNullElse(error.getMessage(), "it cannot be understood");
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
