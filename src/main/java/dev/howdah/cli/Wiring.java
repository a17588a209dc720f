package dev.howdah.cli;

import dev.howdah.operation.Configure;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.concurrent.Callable;

/// Gives each verb its command, wired to the use cases. Nothing of a verb is loaded before it is asked for.
final class Wiring implements Application.Commands {

    private final Streams streams;

    Wiring(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Callable<Integer> command(Verb verb) {
        return switch (verb) {
            case CONFIGURE -> new ConfigureCommand(streams, Configure::run);
            case PLAN ->
                new PlanCommand(streams, (_, _) -> {
                    throw missing();
                });
            case DEPLOY ->
                new DeployCommand(streams, (_, _, _, _) -> {
                    throw missing();
                });
            case STATUS ->
                new StatusCommand(streams, _ -> {
                    throw missing();
                });
            case TEST ->
                new TestCommand(streams, _ -> "", _ -> {
                    throw missing();
                });
            case PING ->
                new PingCommand(streams, (_, _, _, _) -> {
                    throw missing();
                });
            case EXEC ->
                new ExecCommand(streams, (_, _, _, _) -> {
                    throw missing();
                });
            case SSH ->
                new SshCommand((_, _, _) -> {
                    throw missing();
                });
            case PROVISION ->
                new ProvisionCommand(streams, (_, _) -> {
                    throw missing();
                });
            case START_CONTAINERS ->
                new StartContainersCommand(streams, (_, _) -> {
                    throw missing();
                });
            case STOP_CONTAINERS ->
                new StopContainersCommand(streams, (_, _) -> {
                    throw missing();
                });
            case LIST_CONTAINERS ->
                new ListContainersCommand(streams, _ -> {
                    throw missing();
                });
            case DEPROVISION ->
                new DeprovisionCommand(
                        streams,
                        _ -> {
                            throw missing();
                        },
                        (_, _) -> {
                            throw missing();
                        });
            case SHOW_PASSWORD ->
                new ShowPasswordCommand(streams, (_, _) -> {
                    throw missing();
                });
            case STORE_PASSWORD ->
                new StorePasswordCommand(streams, (_, _, _) -> {
                    throw missing();
                });
            case DEMO ->
                new DemoCommand(
                        streams,
                        Configure::run,
                        (_, _, _, _) -> {
                            throw missing();
                        },
                        _ -> {
                            throw missing();
                        });
            case INFO -> new InfoCommand(streams);
            case COMPLETION -> new CompletionCommand(streams, this);
            case HELP -> new HelpCommand(streams, this);
        };
    }

    private static ProblemException missing() {
        return new ProblemException(Category.FAULT, Problem.here("not wired yet"));
    }
}
