package dev.howdah.operation;

import java.util.ArrayList;
import java.util.List;

/// The command that makes the same config.yml again, in one fixed order and without what is a default.
///
/// It is not the line as typed: two lines that mean the same give the same file, and no path of this machine gets in,
/// but for that of a file of host names.
final class ConfigureCommandLine {

    private final List<String> words = new ArrayList<>();

    private ConfigureCommandLine() {}

    static String of(ConfigureOptions options) {
        var line = new ConfigureCommandLine();
        line.words.addAll(List.of("howdah", "configure", options.clusterName()));
        options.architecture().ifPresent(word -> line.option("--architecture", word));
        options.postgresql().ifPresent(word -> line.option("--postgresql", word));
        options.failoverManager().ifPresent(word -> line.option("--failover-manager", word));
        options.platform().ifPresent(word -> line.option("--platform", word));
        line.unless(ConfigureOptions.DEFAULT_CASCADED_REPLICAS, "--num-cascaded-replicas", options.cascadedReplicas());
        line.unless(ConfigureOptions.DEFAULT_DISTRIBUTION, "--distribution", options.distribution());
        options.osVersion().ifPresent(word -> line.unless(ConfigureOptions.DEFAULT_OS_VERSION, "--os-version", word));
        options.osImage().ifPresent(word -> line.option("--os-image", word));
        line.locations(options);
        options.hostnamesFrom().ifPresent(file -> line.option("--hostnames-from", file.toString()));
        if (options.hostnamesUnsorted()) {
            line.words.add("--hostnames-unsorted");
        }
        line.unless(ConfigureOptions.DEFAULT_NETWORK, "--network", options.network());
        options.owner().ifPresent(word -> line.option("--owner", word));
        return quoted(line.words);
    }

    private void locations(ConfigureOptions options) {
        var names = options.locationNames();
        if (!names.isEmpty() && !names.equals(ConfigureOptions.DEFAULT_LOCATIONS)) {
            words.add("--location-names");
            words.addAll(names);
        }
        options.barmanLocation().ifPresent(word -> option("--barman-location", word));
    }

    private void unless(String normal, String option, String word) {
        if (!word.equals(normal)) {
            option(option, word);
        }
    }

    private void option(String option, String word) {
        words.add(option);
        words.add(word);
    }

    /// Words as a shell takes them, on one line.
    static String quoted(List<String> words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(word));
        }
        return line.toString();
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=,@+".indexOf(c) >= 0);
        return plain
                ? word
                : "'" + word.replace("'", "'\\''").replace("\n", " ").replace("\r", " ") + "'";
    }
}
