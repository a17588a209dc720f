package dev.howdah.model;

import java.util.List;

/// One rule of a cluster's security group: what may come in.
///
/// @param protocol tcp, udp, icmp, or `-1` for all
/// @param fromPort first port; -1 where the protocol has none
/// @param toPort last port
/// @param ranges address ranges in CIDR notation
public record AwsRule(String protocol, int fromPort, int toPort, List<String> ranges) {

    public AwsRule {
        ranges = List.copyOf(ranges);
    }

    /// Any machine may open an ssh connection (which keys protect).
    public static final AwsRule SSH = new AwsRule("tcp", 22, 22, List.of("0.0.0.0/0"));

    /// The machines in these ranges reach each other by tcp, at any port.
    public static AwsRule within(List<String> ranges) {
        return new AwsRule("tcp", 0, 65535, ranges);
    }
}
