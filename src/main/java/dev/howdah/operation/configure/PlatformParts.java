package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PlatformOptions.PLATFORM;

import dev.howdah.problem.DidYouMean;
import java.util.List;
import java.util.Optional;

/// The platforms that `configure` can write for.
final class PlatformParts {

    private static final List<PlatformPart> ALL = List.of(new DockerPart(), new BarePart());

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
        for (var part : ALL) {
            for (var option : part.ownOptions()) {
                if (given.has(option) && !chosen.ownOptions().contains(option)) {
                    given.problem(
                            option,
                            option + " has no meaning on " + chosen.word(),
                            "it belongs to --platform " + part.word());
                }
            }
        }
    }
}
