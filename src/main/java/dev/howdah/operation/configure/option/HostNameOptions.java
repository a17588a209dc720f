package dev.howdah.operation.configure.option;

import java.util.List;

/// What the instances are called.
public final class HostNameOptions {

    public static final Option FROM = Option.one(
            "--hostnames-from",
            "FILE",
            "Take host names from FILE: one a line, with an address after it, or a public and a private one, if wished.");
    public static final Option PATTERN =
            Option.one("--hostnames-pattern", "REGEX", "Of the lines of that file, take those that match as a whole.");
    public static final Option SORTED_BY = Option.one(
                    "--hostnames-sorted-by",
                    "ORDER",
                    "Order in which names are used (default: as the cluster's name decides).")
            .among(List.of("random-sort", "dictionary-order", "numeric-sort", "version-sort", "reverse"));
    public static final Option UNSORTED =
            Option.flag("--hostnames-unsorted", "Use host names in the order of their list.");
    public static final Option PREFIXED =
            Option.flag("--cluster-prefixed-hostnames", "Put the cluster's name before each host name.");

    static final OptionGroup GROUP = OptionGroup.of("Host names", FROM, PATTERN, SORTED_BY, UNSORTED, PREFIXED);

    private HostNameOptions() {}
}
