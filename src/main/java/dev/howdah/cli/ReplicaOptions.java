package dev.howdah.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/// What a new replica is like.
final class ReplicaOptions {

    @Option(names = "--add-replica", description = "Add one replica, which the next deploy makes.")
    private boolean add;

    @Option(names = "--name", paramLabel = "NAME", description = "Its host name (default: the next of the list).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--upstream",
            paramLabel = "INSTANCE",
            description = "What it streams from (default: the first with data in its location, else the primary).")
    private Optional<String> upstream = Optional.empty();

    @Option(
            names = "--location",
            paramLabel = "NAME",
            description = "Where it sits (default: where its upstream does).")
    private Optional<String> location = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "Its address (default in containers: the lowest free one).")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--num-cascaded-replicas",
            paramLabel = "N",
            description = "Add replicas below the first replica until it has N.")
    private Optional<String> cascaded = Optional.empty();

    boolean add() {
        return add;
    }

    Optional<String> name() {
        return name;
    }

    Optional<String> upstream() {
        return upstream;
    }

    Optional<String> location() {
        return location;
    }

    Optional<String> address() {
        return address;
    }

    Optional<String> cascaded() {
        return cascaded;
    }
}
