package dev.howdah.cli;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Category;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs one command line and turns whatever happens into output and an exit code. Only the classes of the chosen verb
/// are loaded, and nothing is thrown.
final class Application {

    /// Gives the command object of a verb.
    @FunctionalInterface
    interface Commands {
        Callable<Integer> command(Verb verb);

        /// A command of the user's own, kept with a cluster.
        ///
        /// @param rest the cluster's directory, and words for the command
        default Optional<Callable<Integer>> own(String word, List<String> rest) {
            return Optional.empty();
        }

        /// Names of such commands, for hints.
        default List<String> ownNames(List<String> rest) {
            return List.of();
        }
    }

    private final Streams streams;
    private final Commands commands;

    Application(Streams streams, Commands commands) {
        this.streams = streams;
        this.commands = commands;
    }

    int run(String... arguments) {
        try {
            return choose(arguments);
        } catch (ProblemException e) {
            streams.printErrors(e.problems());
            return e.category().exitCode();
        } catch (HostUnreachable e) {
            streams.printErrors(List.of(e.problem()));
            return Category.UNREACHABLE.exitCode();
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof FileSystemException file ? unusable(file) : fault(e);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            return fault(e);
        }
    }

    private int choose(String[] arguments) throws Exception {
        if (arguments.length == 0 || arguments[0].equals("--help") || arguments[0].equals("-h")) {
            streams.print(HelpPage.of(streams.ink()));
            return 0;
        }
        var word = arguments[0];
        if (word.equals("--version") || word.equals("-V")) {
            streams.print(Version.line() + "\n");
            return 0;
        }
        var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        var verb = Verb.of(word);
        if (verb.isEmpty()) {
            var own = commands.own(word, List.of(rest));
            return own.orElseThrow(() -> unknown(word, List.of(rest))).call();
        }
        return new Parsed(verb.get(), commands.command(verb.get()), streams).run(rest);
    }

    private ProblemException unknown(String word, List<String> rest) {
        var known = new ArrayList<>(Verb.words());
        known.addAll(commands.ownNames(rest));
        var what = word.startsWith("-") ? "unknown option '" + word + "'" : "unknown command '" + word + "'";
        var help = DidYouMean.nearest(word, known)
                .map(near -> "did you mean '" + near + "'? `howdah help` lists all commands")
                .orElse("`howdah help` lists all commands");
        return ProblemException.wrongInput(Problem.inOption(word, what).withRemedy(help));
    }

    private int unusable(FileSystemException e) {
        var reason = e.getReason();
        var what = switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.NoSuchFileException _ -> "no such file or directory";
            case java.nio.file.FileAlreadyExistsException _ -> "it exists already";
            default -> reason == null ? "it cannot be used" : reason;
        };
        streams.printErrors(List.of(Problem.inFile(String.valueOf(e.getFile()), 0, what)));
        return Category.WRONG_INPUT.exitCode();
    }

    private int fault(Throwable fault) {
        streams.printErrors(List.of(FaultFile.write(fault)));
        return Category.FAULT.exitCode();
    }
}
