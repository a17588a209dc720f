package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PlatformOptions.PLATFORM;

import dev.howdah.operation.configure.option.AwsOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.problem.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The platforms that `configure` can write for.
final class PlatformParts {

    private static final List<PlatformPart> ALL = List.of(new DockerPart(), new BarePart(), new AwsPart());

    /// Options that belong to one platform, also to one that is not built.
    private static final Map<String, List<Option>> OWNED = Map.of("aws", AwsOptions.GROUP.options());

    /// Where `--platform` is not given.
    private static final String DEFAULT = "aws";

    private PlatformParts() {}

    /// The platform asked for. Options of another one are refused.
    static Optional<PlatformPart> chosen(Given given) {
        var word = given.word(PLATFORM).orElse(DEFAULT);
        for (var part : ALL) {
            if (part.word().equals(word)) {
                refuseOptionsOfOthers(given, part);
                return Optional.of(part);
            }
        }
        given.problem(
                PLATFORM,
                "there is no platform '" + word + "'",
                DidYouMean.hint(word, ALL.stream().map(PlatformPart::word).toList()));
        return Optional.empty();
    }

    private static void refuseOptionsOfOthers(Given given, PlatformPart chosen) {
        OWNED.forEach((owner, options) -> options.forEach(option -> {
            if (given.has(option) && !chosen.word().equals(owner)) {
                given.problem(
                        option, option + " has no meaning on " + chosen.word(), "it belongs to --platform " + owner);
            }
        }));
    }
}
