package dev.howdah.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the first lines of a program of the user's say to us, in a comment `# howdah: limit=90m on=primary,barman`.
///
/// @param interpreted whether it names its own interpreter (`#!`)
/// @param limit how long it may run
/// @param on hosts, roles or locations where it runs; this machine where there is none
/// @param destructive whether it may harm the cluster
public record ProgramHead(boolean interpreted, Duration limit, List<String> on, boolean destructive) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^#\\s*howdah:(.*)$");
    private static final Pattern LIMIT = Pattern.compile("\\blimit=([0-9]{1,5})([smh])");
    private static final Pattern ON = Pattern.compile("\\bon=([A-Za-z0-9_.,-]+)");
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
    private static final int LENGTH = 2048;

    public ProgramHead {
        on = List.copyOf(on);
    }

    static ProgramHead read(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            return of(new String(input.readNBytes(LENGTH), StandardCharsets.ISO_8859_1));
        }
    }

    static ProgramHead of(String text) {
        var words = new StringBuilder();
        var comments = COMMENT.matcher(text);
        while (comments.find()) {
            words.append(' ').append(comments.group(1));
        }
        var on = ON.matcher(words);
        return new ProgramHead(
                text.startsWith("#!"),
                limit(words.toString()),
                on.find() ? Arrays.asList(on.group(1).split(",", -1)) : List.of(),
                Pattern.compile("\\bdestructive\\b").matcher(words).find());
    }

    private static Duration limit(String words) {
        return Optional.of(LIMIT.matcher(words))
                .filter(found -> found.find())
                .map(found -> {
                    long number = Long.parseLong(found.group(1));
                    return switch (found.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofHours(number);
                    };
                })
                .orElse(USUAL_LIMIT);
    }
}
