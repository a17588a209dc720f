package dev.howdah.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The system that a container runs.
///
/// @param distribution as in `--distribution`, such as Debian
/// @param version as in `--os-version`, such as 12
/// @param name full name of the image, such as howdah/debian:12
public record DistributionImage(String distribution, String version, String name) {

    /// What runs in containers where nothing else is asked for.
    public static final String DEBIAN = "Debian";

    /// Our own image of a distribution.
    public static DistributionImage of(String distribution, String version) {
        return new DistributionImage(
                distribution, version, "howdah/" + distribution.toLowerCase(Locale.ROOT) + ":" + version);
    }

    /// The distributions that run in containers: those whose systems can be made out of what a mirror of packages has.
    public static List<Distribution> supported() {
        return Distribution.ALL.stream()
                .filter(known -> known.family() == Family.DEBIAN)
                .toList();
    }

    public boolean isSupported() {
        return supported().stream()
                .anyMatch(known ->
                        known.name().equals(distribution) && known.version().equals(version));
    }

    /// What the name of an image says about itself, as `debian:12` or `registry/group/ubuntu:24.04` do; often nothing.
    public static Optional<DistributionImage> named(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return supported().stream()
                .filter(known -> last.equals(known.id() + ":" + known.version()))
                .findFirst()
                .map(known -> new DistributionImage(known.name(), known.version(), name));
    }

    /// Whether [#named] gives this image. Field by field, as the first `equals` of a record takes 10 ms of a start.
    public boolean isToldByItsName() {
        return named(name)
                .filter(told -> told.distribution.equals(distribution) && told.version.equals(version))
                .isPresent();
    }
}
