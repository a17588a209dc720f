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

    private static final List<PlatformPart> ALL = List.of(new DockerPart(), new BarePart());

    /// Options that belong to one platform, also to one that is not built.
    private static final Map<String, List<Option>> OWNED = Map.of("aws", AwsOptions.GROUP.options());

    private PlatformParts() {}

    /// The platform asked for. Options of another one are refused.
    static Optional<PlatformPart> chosen(Given given) {
        if (given.word(PLATFORM).isEmpty()) {
            given.problem(PLATFORM, "AWS, the default platform, is not built yet", "say --platform docker");
            return Optional.empty();
        }
        var word = given.word(PLATFORM).get();
        for (var part : ALL) {
            if (part.word().equals(word)) {
                refuseOptionsOfOthers(given, part);
                return Optional.of(part);
            }
        }
        if (word.equals("aws")) {
            given.problem(PLATFORM, "the platform " + word + " is not built yet", "say --platform docker or bare");
        } else {
            given.problem(
                    PLATFORM,
                    "there is no platform '" + word + "'",
                    DidYouMean.hint(word, ALL.stream().map(PlatformPart::word).toList()));
        }
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
