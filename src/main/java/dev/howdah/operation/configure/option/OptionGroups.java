package dev.howdah.operation.configure.option;

import java.util.List;

/// Every option of `configure`, in the order of its help page.
public final class OptionGroups {

    public static final List<OptionGroup> ALL = List.of(
            LayoutOptions.GROUP,
            PostgresOptions.GROUP,
            FailoverOptions.GROUP,
            PlatformOptions.GROUP,
            AwsOptions.GROUP,
            HostNameOptions.GROUP,
            NetworkOptions.GROUP,
            PackageOptions.GROUP,
            FileOptions.GROUP);

    /// Those that are refused with a reason; help on `configure` leaves them out.
    public static final OptionGroup REFUSED = new OptionGroup(
            "Options of TPA that are refused",
            RefusedOptions.ALL.stream().map(RefusedOptions.Refused::option).toList());

    private OptionGroups() {}
}
