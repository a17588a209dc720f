package dev.howdah.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The network (VPC) of a cluster on AWS.
///
/// @param region such as eu-west-1
/// @param name the VPC's `Name` tag
/// @param range the VPC's address range
/// @param reachable whether its machines are reached, and reach the world, by public addresses
/// @param places by location name
/// @param rules what may come in
public record AwsNetwork(
        String region,
        String name,
        Subnet range,
        boolean reachable,
        SequencedMap<String, AwsPlace> places,
        List<AwsRule> rules) {

    public AwsNetwork {
        places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
        rules = List.copyOf(rules);
    }
}
