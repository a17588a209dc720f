package dev.howdah.cli;

import dev.howdah.engine.Stop;
import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.Components;
import dev.howdah.operation.CustomCommand;
import dev.howdah.operation.Deploying;
import dev.howdah.operation.DownloadPackages;
import dev.howdah.operation.Execute;
import dev.howdah.operation.Failover;
import dev.howdah.operation.Follow;
import dev.howdah.operation.Maintenance;
import dev.howdah.operation.Observe;
import dev.howdah.operation.Passwords;
import dev.howdah.operation.Planning;
import dev.howdah.operation.Provisioning;
import dev.howdah.operation.Rejoin;
import dev.howdah.operation.ShellLine;
import dev.howdah.operation.Switchover;
import dev.howdah.operation.Validate;
import dev.howdah.operation.Verify;
import dev.howdah.operation.configure.Configure;
import dev.howdah.operation.drill.DrillOptions;
import dev.howdah.operation.drill.DrillResult;
import dev.howdah.operation.drill.Drilling;
import dev.howdah.operation.dsn.ConnectionStrings;
import dev.howdah.operation.reconfigure.Reconfigure;
import dev.howdah.topology.drill.Happening;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Gives each verb its command, wired to the use cases. Nothing of a verb is loaded before it is asked for.
final class Wiring implements Application.Commands {

    private static final InstantSource CLOCK = InstantSource.system();

    private final Streams streams;

    Wiring(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Callable<Integer> command(Verb verb) {
        return switch (verb) {
            case CONFIGURE -> new ConfigureCommand(streams, Configure::run);
            case VALIDATE -> new ValidateCommand(streams, Validate::file, Validate::check);
            case SETTINGS -> new SettingsCommand(streams, Components::settingGroups);
            case RECONFIGURE -> new ReconfigureCommand(streams, Reconfigure::plan, Reconfigure::write);
            case PLAN -> new PlanCommand(streams, new Planning(CLOCK)::plan);
            case DEPLOY -> new DeployCommand(streams, new Deploying(CLOCK)::deploy);
            case DOWNLOAD_PACKAGES -> new DownloadPackagesCommand(streams, new DownloadPackages(CLOCK)::run);
            case STATUS -> new StatusCommand(streams, new Observe(CLOCK)::observe);
            case TEST -> new TestCommand(streams, Wiring::clusterName, new Verify(CLOCK)::verify);
            case DSN -> new DsnCommand(streams, ConnectionStrings::of);
            case PING -> new PingCommand(streams, Execute::inCluster);
            case EXEC -> new ExecCommand(streams, Execute::inCluster);
            case SSH ->
                new SshCommand((directory, host, command) -> ShellLine.of(
                        directory,
                        host,
                        command,
                        streams.terminal(),
                        streams.environment().getOrDefault("PATH", "")));
            case SWITCHOVER -> new SwitchoverCommand(streams, new Switchover(CLOCK)::run);
            case FAILOVER -> new FailoverCommand(streams, new Failover(CLOCK)::run);
            case REJOIN -> new RejoinCommand(streams, new Rejoin(CLOCK)::run);
            case FOLLOW -> new FollowCommand(streams, new Follow(CLOCK)::run);
            case PAUSE -> new MaintenanceCommand(streams, true, new Maintenance(CLOCK)::set);
            case RESUME -> new MaintenanceCommand(streams, false, new Maintenance(CLOCK)::set);
            case PROVISION -> new ProvisionCommand(streams, new Provisioning(CLOCK)::provision);
            case START_CONTAINERS -> new StartContainersCommand(streams, new Provisioning(CLOCK)::start);
            case STOP_CONTAINERS -> new StopContainersCommand(streams, new Provisioning(CLOCK)::stop);
            case LIST_CONTAINERS -> new ListContainersCommand(streams, Wiring::containers);
            case DEPROVISION ->
                new DeprovisionCommand(
                        streams, Wiring::clusterName, Provisioning::removal, new Provisioning(CLOCK)::deprovision);
            case DRILL -> new DrillCommand(streams, new WiredDrill());
            case SHOW_PASSWORD -> new ShowPasswordCommand(streams, Passwords::reveal, Passwords::revealVault);
            case STORE_PASSWORD -> new StorePasswordCommand(streams, Passwords::store);
            case DEMO ->
                new DemoCommand(streams, Configure::run, new Deploying(CLOCK)::deploy, new Observe(CLOCK)::observe);
            case INFO -> new InfoCommand(streams);
            case COMPLETION -> new CompletionCommand(streams, this);
            case HELP -> new HelpCommand(streams, this);
        };
    }

    @Override
    public Optional<Callable<Integer>> own(String word, List<String> rest) {
        if (rest.isEmpty() || !word.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            return Optional.empty();
        }
        return CustomCommand.find(Path.of(rest.getFirst()), word)
                .map(command ->
                        () -> switch (command.run(rest.subList(1, rest.size()), new HostAnswers(streams)::show)) {
                            case CustomCommand.Ran.Here(var status) -> status;
                            case CustomCommand.Ran.OnHosts(var answers) -> HostAnswers.exitCode(answers);
                        });
    }

    @Override
    public List<String> ownNames(List<String> rest) {
        return rest.isEmpty() ? List.of() : CustomCommand.names(Path.of(rest.getFirst()));
    }

    /// The driver of JDBC is loaded only where a drill begins.
    private static final class WiredDrill implements DrillCommand.Drilling {

        @Override
        public DrillResult run(Path directory, DrillOptions options, Consumer<Happening> told, Stop stop) {
            return new Drilling(CLOCK).run(directory, options, told, stop);
        }

        @Override
        public boolean undo(Path directory, Consumer<Happening> told) {
            return new Drilling(CLOCK).undo(directory, told);
        }

        @Override
        public String clusterName(Path directory) {
            return Wiring.clusterName(directory);
        }
    }

    private static List<ListContainersCommand.Container> containers(Path directory) {
        return new Provisioning(CLOCK)
                .list(directory).stream()
                        .map(one -> new ListContainersCommand.Container(
                                one.name(), one.state(), one.since(), one.address(), one.image()))
                        .toList();
    }

    private static String clusterName(Path directory) {
        return ClusterHome.open(directory).cluster().name();
    }
}
