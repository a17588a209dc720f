package dev.howdah.operation.configure.option;

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
            .among(List.of("Debian"));
    public static final Option OS_VERSION = Option.one(
                    "--os-version", "VERSION", "Version of the distribution (default: 12).")
            .among(List.of("12", "13"));
    public static final Option OS_IMAGE = Option.one(
            "--os-image", "IMAGE", "Full name of the image to run, instead of our own one of the distribution.");
    public static final Option OWNER = Option.one("--owner", "NAME", "Whom the machines are labelled with.");

    static final OptionGroup GROUP = OptionGroup.of("Platform", PLATFORM, DISTRIBUTION, OS_VERSION, OS_IMAGE, OWNER);

    private PlatformOptions() {}
}
