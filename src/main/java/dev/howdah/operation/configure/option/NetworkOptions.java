package dev.howdah.operation.configure.option;

/// Which addresses the instances have.
public final class NetworkOptions {

    public static final Option NETWORK = Option.one(
                    "--network", "CIDR", "Range from which the cluster's subnets are taken.")
            .normally("10.33.0.0/16");

    static final OptionGroup GROUP = OptionGroup.of("Network", NETWORK);

    private NetworkOptions() {}
}
