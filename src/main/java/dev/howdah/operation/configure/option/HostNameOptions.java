package dev.howdah.operation.configure.option;

/// What the instances are called.
public final class HostNameOptions {

    public static final Option FROM = Option.one(
            "--hostnames-from",
            "FILE",
            "Take host names from FILE: one a line, each with an address after it if wished.");
    public static final Option UNSORTED =
            Option.flag("--hostnames-unsorted", "Use host names in the order of their list.");

    static final OptionGroup GROUP = OptionGroup.of("Host names", FROM, UNSORTED);

    private HostNameOptions() {}
}
