package dev.howdah.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The options of `configure` as typed, not yet checked, so that all that is wrong can be said at once.
///
/// @param directory the cluster's directory, which must not exist; its last part is the cluster's name
/// @param architecture `--architecture`
/// @param postgresql `--postgresql`, a major version
/// @param failoverManager `--failover-manager`, or what the `--enable-…` option says
/// @param platform `--platform`
/// @param cascadedReplicas `--num-cascaded-replicas`
/// @param distribution `--distribution`
/// @param osVersion `--os-version`
/// @param osImage `--os-image`
/// @param locationNames `--location-names`
/// @param barmanLocation `--barman-location`
/// @param hostnamesFrom `--hostnames-from`
/// @param hostnamesUnsorted `--hostnames-unsorted`
/// @param network `--network`
/// @param owner `--owner`
/// @param noGit `--no-git`
/// @param commandLine all words as typed, for the message of the commit
public record ConfigureOptions(
        Path directory,
        Optional<String> architecture,
        Optional<String> postgresql,
        Optional<String> failoverManager,
        Optional<String> platform,
        String cascadedReplicas,
        String distribution,
        Optional<String> osVersion,
        Optional<String> osImage,
        List<String> locationNames,
        Optional<String> barmanLocation,
        Optional<Path> hostnamesFrom,
        boolean hostnamesUnsorted,
        String network,
        Optional<String> owner,
        boolean noGit,
        List<String> commandLine) {

    public static final String DEFAULT_CASCADED_REPLICAS = "1";
    public static final String DEFAULT_DISTRIBUTION = "Debian";
    public static final String DEFAULT_OS_VERSION = "12";
    public static final String DEFAULT_NETWORK = "10.33.0.0/16";
    public static final List<String> DEFAULT_LOCATIONS = List.of("main", "dr");

    public ConfigureOptions {
        locationNames = List.copyOf(locationNames);
        commandLine = List.copyOf(commandLine);
    }

    /// The cluster's name: the last part of the directory.
    String clusterName() {
        var name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }
}
