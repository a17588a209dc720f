package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A package that stands in for EFM's, as that one cannot be had here: the same files, commands and exit statuses as
/// its
/// vendor documents. It lies in a local repository, from which hosts install it as they would install the real one.
///
/// @param version such as 4.9
record EfmPackage(String version) {

    private static final String PROGRAM = "0755";
    private static final String PLAIN = "0644";

    /// Makes the package and the index of a repository with it alone.
    void into(Path repository) {
        var root = repository.resolveSibling("efm-package");
        var file = repository.resolve("edb-efm" + digits() + ".deb");
        var bin = "usr/edb/efm-" + version + "/bin/";
        var etc = "etc/edb/efm-" + version + "/";
        for (var name : List.of("efm", "runefm.sh", "efm_db_functions", "efm_root_functions", "efm_address")) {
            put(root, name, bin + name, PROGRAM);
        }
        put(root, "efm.py", "usr/edb/efm-" + version + "/lib/efm.py", PLAIN);
        put(root, "efm.properties.in", etc + "efm.properties.in", PLAIN);
        put(root, "efm.nodes.in", etc + "efm.nodes.in", PLAIN);
        put(root, "unit", "usr/lib/systemd/system/edb-efm-" + version + ".service", PLAIN);
        put(root, "tmpfiles.conf", "usr/lib/tmpfiles.d/efm-" + version + ".conf", PLAIN);
        put(root, "sudoers", "etc/sudoers.d/efm-" + digits(), "0440");
        put(root, "control.in", "DEBIAN/control", PLAIN);
        put(root, "postinst", "DEBIAN/postinst", PROGRAM);
        TestCluster.write(file, "");
        Running.start(
                        List.of(
                                "dpkg-deb",
                                "--root-owner-group",
                                "-Zgzip",
                                "--build",
                                root.toString(),
                                file.toString()),
                        Path.of("/"),
                        Map.of())
                .end(Howdah.LONG)
                .succeeds();
        index(repository, file);
    }

    private String digits() {
        return version.replace(".", "");
    }

    private void put(Path root, String source, String target, String mode) {
        var file = root.resolve(target);
        TestCluster.write(file, filled(source));
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions(mode)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(String mode) {
        return switch (mode) {
            case PROGRAM -> "rwxr-xr-x";
            case PLAIN -> "rw-r--r--";
            default -> "r--r-----";
        };
    }

    private String filled(String source) {
        try (InputStream in = Objects.requireNonNull(EfmPackage.class.getResourceAsStream("/efm/" + source), source)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@version@", version)
                    .replace("@digits@", digits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As apt-ftparchive would write it, and the sums by which `download-packages` says that a repository is whole.
    private void index(Path repository, Path file) {
        var name = file.getFileName().toString();
        var index = filled("control.in").strip() + "\nFilename: ./" + name + "\nSize: " + bytes(file).length
                + "\nSHA256: " + sum(file) + "\n";
        TestCluster.write(repository.resolve("Packages"), index);
        var sums = new StringBuilder();
        for (var one : List.of(name, "Packages")) {
            sums.append(sum(repository.resolve(one))).append("  ").append(one).append('\n');
        }
        TestCluster.write(repository.resolve("SHA256SUMS"), sums.toString());
        assertThat(index).contains("Package: edb-efm" + digits());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
