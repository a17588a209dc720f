package dev.howdah.platform.docker;

import dev.howdah.model.Distribution;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How this machine reaches its distribution's mirror: its apt sources and what its apt configuration says about
/// fetching. Howdah names no mirror of its own.
///
/// @param sources of the wished release, one a line
/// @param configuration lines of apt.conf
/// @param keyring keys that sign the release where this machine does not know them by itself, in ASCII armour
record MachineApt(String sources, String configuration, Optional<String> keyring) {

    /// Settings about the way to a mirror; all others are the machine's own business.
    private static final List<String> FETCHING = List.of(
            "Acquire::Check-Valid-Until ",
            "Acquire::Check-Date ",
            "Acquire::Retries ",
            "Acquire::ForceIPv4 ",
            "Acquire::http::",
            "Acquire::https::");

    static MachineApt read(Distribution wished) {
        var found = new MirrorSources(ownRelease("ID"), ownRelease("VERSION_CODENAME"));
        for (var file : files(Path.of("/etc/apt"))) {
            if (file.toString().endsWith(".list")) {
                found.addOneLine(text(file));
            } else if (file.toString().endsWith(".sources")) {
                found.addStanzas(text(file));
            }
        }
        var sources = found.forRelease(wished);
        if (sources.isEmpty()) {
            throw ProblemException.wrongInput(
                    Problem.here("this machine's apt sources name no mirror to build an image of " + wished + " from")
                            .withRemedy("give an image that holds systemd with --os-image, or add a source of "
                                    + wished.name()));
        }
        return new MachineApt(String.join("\n", sources) + "\n", fetching(), keyring(wished));
    }

    /// Ubuntu's own key where this machine is none of Ubuntu's; elsewhere the machine knows whom it trusts, and
    /// Debian's
    /// keys are a package that mmdebstrap looks for.
    private static Optional<String> keyring(Distribution wished) {
        return wished.id().equals("ubuntu") && !ownRelease("ID").equals("ubuntu")
                ? Optional.of(resource("ubuntu-archive.asc"))
                : Optional.empty();
    }

    private static String resource(String name) {
        try (var stream = MachineApt.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A field of this machine's os-release.
    private static String ownRelease(String field) {
        return text(Path.of("/etc/os-release"))
                .lines()
                .filter(line -> line.startsWith(field + "="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElse("unknown");
    }

    private static List<Path> files(Path apt) {
        try (var parts = Files.exists(apt) ? Files.walk(apt, 2) : Stream.<Path>empty()) {
            return parts.filter(file ->
                            file.equals(apt.resolve("sources.list")) || file.startsWith(apt.resolve("sources.list.d")))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fetching() {
        try {
            var process = new ProcessBuilder("apt-config", "dump")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                return out.lines()
                        .filter(line -> FETCHING.stream().anyMatch(line::startsWith))
                        .filter(line -> !line.endsWith(" \"\";"))
                        .collect(Collectors.joining("\n", "", "\n"));
            }
        } catch (IOException _) {
            return "";
        }
    }

    private static String text(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file) : "";
        } catch (IOException _) {
            return "";
        }
    }
}
