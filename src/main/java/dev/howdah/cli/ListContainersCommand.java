package dev.howdah.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the cluster's containers.
@Command
final class ListContainersCommand implements Callable<Integer> {

    /// One container in the words of its engine.
    record Container(String name, String state, String since, String address, String image) {

        private static final Container HEADING = new Container("NAME", "STATE", "SINCE", "ADDRESS", "IMAGE");
    }

    /// What the command asks of the application.
    @FunctionalInterface
    interface Listing {
        List<Container> containers(Path clusterDirectory);
    }

    private final Streams streams;
    private final Listing listing;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    ListContainersCommand(Streams streams, Listing listing) {
        this.streams = streams;
        this.listing = listing;
    }

    @Override
    public Integer call() {
        var containers = listing.containers(cluster.directory());
        if (containers.isEmpty()) {
            streams.print("This cluster has no containers; `howdah provision` makes them.\n");
            return 0;
        }
        var rows = new java.util.ArrayList<>(List.of(Container.HEADING));
        rows.addAll(containers);
        var format = "%%-%ds  %%-%ds  %%-%ds  %%-%ds  %%s%%n"
                .formatted(
                        width(rows, Container::name),
                        width(rows, Container::state),
                        width(rows, Container::since),
                        width(rows, Container::address));
        rows.forEach(
                row -> streams.out().printf(format, row.name(), row.state(), row.since(), row.address(), row.image()));
        streams.out().flush();
        return 0;
    }

    private static int width(List<Container> rows, java.util.function.Function<Container, String> column) {
        return rows.stream().mapToInt(row -> column.apply(row).length()).max().orElse(1);
    }
}
