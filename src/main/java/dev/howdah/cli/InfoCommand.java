package dev.howdah.cli;

import dev.howdah.model.Distribution;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.PostgresVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows versions and what this tool can build.
@Command
final class InfoCommand implements Callable<Integer> {

    private final Streams streams;

    InfoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.print("""
                %s
                Java               %s, %s
                System             %s %s
                Architectures      M1
                Platforms          docker
                Postgres           %d to %d
                Failover managers  %s
                Distributions      %s
                Licence            Apache-2.0
                """.formatted(
                        Version.line(),
                        Runtime.version(),
                        System.getProperty("java.vm.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        PostgresVersion.OLDEST,
                        PostgresVersion.NEWEST,
                        String.join(", ", FailoverChoice.words()),
                        Distribution.supported()));
        return 0;
    }
}
