package dev.howdah.model;

/// Where in its region a location is.
///
/// @param zone availability zone, such as eu-west-1a
/// @param subnet address range, part of the network's
public record AwsPlace(String zone, Subnet subnet) {}
