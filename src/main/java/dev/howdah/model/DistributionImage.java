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

    /// The distribution and the versions of it that we know how to run.
    public static final String DEBIAN = "Debian";

    public static final List<String> DEBIAN_VERSIONS = List.of("12", "13");

    /// Our own image of a distribution.
    public static DistributionImage of(String distribution, String version) {
        return new DistributionImage(
                distribution, version, "howdah/" + distribution.toLowerCase(Locale.ROOT) + ":" + version);
    }

    public boolean isSupported() {
        return distribution.equals(DEBIAN) && DEBIAN_VERSIONS.contains(version);
    }

    /// What the name of an image says about itself, as `debian:12` or `registry/group/debian:13` do; often nothing.
    public static Optional<DistributionImage> named(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return DEBIAN_VERSIONS.stream()
                .filter(version -> last.equals("debian:" + version))
                .findFirst()
                .map(version -> new DistributionImage(DEBIAN, version, name));
    }

    /// Whether [#named] gives this image. Field by field, as the first `equals` of a record takes 10 ms of a start.
    public boolean isToldByItsName() {
        return named(name)
                .filter(told -> told.distribution.equals(distribution) && told.version.equals(version))
                .isPresent();
    }
}
