package dev.howdah.config;

import java.util.List;
import java.util.Locale;

/// Finds out which platform the instances are on; all of a cluster are on the same one.
final class PlatformChoice {

    private static final List<String> BUILT = List.of("docker", "bare", "aws");

    private final FileParts parts;

    PlatformChoice(FileParts parts) {
        this.parts = parts;
    }

    /// The platform's word; what is wrong with it is noted and then counts as docker.
    String word() {
        var findings = parts.findings();
        var first = "";
        for (var instance : parts.instances()) {
            var word = instance.text("platform").orElse("").toLowerCase(Locale.ROOT);
            if (word.isEmpty()) {
                findings.error(
                        instance.line(), "the platform is missing", "write platform: docker under instance_defaults");
                return BUILT.getFirst();
            }
            if (first.isEmpty()) {
                first = word;
                check(word, instance.line("platform"));
            } else if (!word.equals(first)) {
                findings.error(
                        instance.line("platform"),
                        "this instance is on " + word + " and others are on " + first,
                        "several platforms in one cluster are not built yet");
            }
        }
        return BUILT.contains(first) ? first : BUILT.getFirst();
    }

    private void check(String word, int line) {
        if (!BUILT.contains(word)) {
            parts.findings().unknown(line, "there is no platform '" + word + "'", word, BUILT);
        }
    }

    PlatformSection section(String word) {
        return switch (word) {
            case "docker" -> new DockerSection(parts);
            case "bare" -> new BareSection(parts);
            case "aws" -> new AwsSection(parts);
            default -> throw new IllegalArgumentException("no section for the platform " + word);
        };
    }
}
