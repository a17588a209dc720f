package dev.howdah.platform.docker;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How this machine reaches its distribution's mirror: its apt sources and what its apt configuration says about
/// fetching. Howdah names no mirror of its own.
///
/// @param sources of the wished release, one a line
/// @param configuration lines of apt.conf
record MachineApt(String sources, String configuration) {

    /// Settings about the way to a mirror; all others are the machine's own business.
    private static final List<String> FETCHING = List.of(
            "Acquire::Check-Valid-Until ",
            "Acquire::Check-Date ",
            "Acquire::Retries ",
            "Acquire::ForceIPv4 ",
            "Acquire::http::",
            "Acquire::https::");

    static MachineApt read(String codename) {
        var found = new MirrorSources(ownCodename());
        for (var file : files(Path.of("/etc/apt"))) {
            if (file.toString().endsWith(".list")) {
                found.addOneLine(text(file));
            } else if (file.toString().endsWith(".sources")) {
                found.addStanzas(text(file));
            }
        }
        if (found.isEmpty()) {
            throw ProblemException.wrongInput(
                    Problem.here("this machine's apt sources name no Debian mirror to build an image from")
                            .withRemedy("give an image that holds systemd with --os-image, or add a Debian source"));
        }
        return new MachineApt(found.forRelease(codename), fetching());
    }

    private static String ownCodename() {
        return text(Path.of("/etc/os-release"))
                .lines()
                .filter(line -> line.startsWith("VERSION_CODENAME="))
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
