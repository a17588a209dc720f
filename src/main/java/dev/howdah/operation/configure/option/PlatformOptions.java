package dev.howdah.operation.configure.option;

import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import java.util.List;

/// Where the machines come from, and what they run.
public final class PlatformOptions {

    public static final String DEFAULT_DISTRIBUTION = "Debian";
    public static final String DEFAULT_OS_VERSION = "12";

    public static final Option PLATFORM =
            Option.one("--platform", "NAME", "Where the machines come from.").among(List.of("docker", "bare"));
    public static final Option DISTRIBUTION = Option.one("--distribution", "NAME", "Distribution of the machines.")
            .or("--os")
            .normally(DEFAULT_DISTRIBUTION)
            .among(DistributionImage.supported().stream()
                    .map(Distribution::name)
                    .distinct()
                    .toList());
    public static final Option OS_VERSION = Option.one(
                    "--os-version", "VERSION", "Version of the distribution (default: 12, with Ubuntu 24.04).")
            .among(DistributionImage.supported().stream()
                    .map(Distribution::version)
                    .toList());
    public static final Option OS_IMAGE = Option.one(
            "--os-image", "IMAGE", "Full name of the image to run, instead of our own one of the distribution.");
    public static final Option OWNER = Option.one("--owner", "NAME", "Whom the machines are labelled with.");

    static final OptionGroup GROUP = OptionGroup.of("Platform", PLATFORM, DISTRIBUTION, OS_VERSION, OS_IMAGE, OWNER);

    private PlatformOptions() {}

    /// The version of a distribution that containers run where none is asked for.
    public static String defaultVersion(String distribution) {
        return distribution.equalsIgnoreCase("Ubuntu") ? "24.04" : DEFAULT_OS_VERSION;
    }
}
