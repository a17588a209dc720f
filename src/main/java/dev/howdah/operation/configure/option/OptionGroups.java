package dev.howdah.operation.configure.option;

import java.util.List;

/// Every option of `configure`, in the order of its help page.
public final class OptionGroups {

    public static final List<OptionGroup> ALL = List.of(
            LayoutOptions.GROUP,
            PostgresOptions.GROUP,
            FailoverOptions.GROUP,
            PlatformOptions.GROUP,
            HostNameOptions.GROUP,
            NetworkOptions.GROUP,
            FileOptions.GROUP);

    private OptionGroups() {}
}
