package dev.howdah.model;

/// The system that a container runs.
///
/// @param distribution as in `--distribution`, such as Debian
/// @param version as in `--os-version`, such as 12
/// @param name full name of the image, such as howdah/debian:12
public record DistributionImage(String distribution, String version, String name) {}
