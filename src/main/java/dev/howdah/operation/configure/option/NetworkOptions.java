package dev.howdah.operation.configure.option;

/// Which addresses the instances have.
public final class NetworkOptions {

    public static final Option NETWORK = Option.one(
                    "--network", "CIDR", "Range from which the cluster's subnets are taken.")
            .normally("10.33.0.0/16");
    public static final Option SUBNET_PREFIX = Option.one(
            "--subnet-prefix", "N", "Size of a subnet, from 24 to 28 (default: the smallest that fits; on aws 28).");
    public static final Option NO_SHUFFLE = Option.flag(
            "--no-shuffle-subnets", "Take the first subnets of the range, not those that the cluster's name decides.");
    public static final Option EXCLUDE = Option.oneEachTime(
            "--exclude-subnets-from",
            "DIRECTORY",
            "Leave out the subnets of another cluster; may be given repeatedly.");

    static final OptionGroup GROUP = OptionGroup.of("Network", NETWORK, SUBNET_PREFIX, NO_SHUFFLE, EXCLUDE);

    private NetworkOptions() {}
}
