package dev.howdah.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of this machine that a host gets.
///
/// @param sha256 of its content, in hexadecimal; its name on the host until it is put in its place
public record Upload(Path file, long size, String sha256) {

    /// Where files wait on a host until an action puts them in their place.
    public static final String WAITING = "/var/opt/howdah/incoming";

    /// A file with its sum, which takes about a second for each 300 MB.
    public static Upload of(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
            return new Upload(file, size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Where it waits on the host.
    public String waiting() {
        return WAITING + "/" + sha256;
    }
}
