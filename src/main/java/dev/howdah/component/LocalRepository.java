package dev.howdah.component;

import dev.howdah.host.Upload;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Packages of one distribution in a cluster's directory, with the index that its package manager reads.
///
/// `download-packages` writes the sums of all files as its last act. So what it left when it was cut off is no
/// repository, and a plan need not read hundreds of megabytes.
///
/// @param files by their path below the directory
public record LocalRepository(Path directory, SequencedMap<String, Upload> files) {

    /// Sums of all other files, as sha256sum prints them.
    public static final String SUMS = "SHA256SUMS";

    public LocalRepository {
        files = new LinkedHashMap<>(files);
    }

    /// Looks where TPA looks too: by version, by major version, by name of the release, for all, for everything.
    static Optional<LocalRepository> find(Path cluster, Machine machine) {
        var root = cluster.resolve("local-repo");
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        var distribution = machine.distribution();
        var own = child(root, distribution.name());
        var major = distribution.version().replaceFirst("\\..*", "");
        return Stream.of(distribution.version(), major, distribution.codename(), ".")
                .filter(name -> !name.isEmpty())
                .map(name -> own.resolve(name).normalize())
                .filter(directory -> Files.exists(directory.resolve(SUMS)))
                .findFirst()
                .map(LocalRepository::read);
    }

    /// Its directory, which may be written `Debian` where the machine says `debian`.
    private static Path child(Path root, String name) {
        try (var children = Files.list(root)) {
            return children.filter(path -> String.valueOf(path.getFileName()).equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the directory's sums. What they name must be there.
    public static LocalRepository read(Path directory) {
        var sums = directory.resolve(SUMS);
        var files = new LinkedHashMap<String, Upload>();
        try {
            for (var line : Files.readAllLines(sums)) {
                var parts = line.split("  ", 2);
                if (parts.length == 2 && parts[0].matches("[0-9a-f]{64}")) {
                    var name = parts[1].replaceFirst("^\\./", "");
                    var file = directory.resolve(name).normalize();
                    if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
                        throw broken(sums, "it names " + name + ", which is not there");
                    }
                    files.put(name, new Upload(file, Files.size(file), parts[0]));
                }
            }
        } catch (IOException e) {
            throw broken(sums, "it cannot be read: " + e.getMessage());
        }
        return new LocalRepository(directory, files);
    }

    private static ProblemException broken(Path sums, String why) {
        return ProblemException.wrongInput(
                Problem.inFile(sums.toString(), 0, "the local repository is not whole: " + why)
                        .withRemedy("run 'howdah download-packages' again"));
    }

    public long packages() {
        return files.keySet().stream().filter(LocalRepository::isPackage).count();
    }

    /// Whether a file of that name is a package.
    public static boolean isPackage(String name) {
        return name.endsWith(".deb") || name.endsWith(".rpm");
    }

    public long bytes() {
        return files.values().stream().mapToLong(Upload::size).sum();
    }
}
