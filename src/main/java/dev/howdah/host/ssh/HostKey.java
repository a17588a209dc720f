package dev.howdah.host.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// The key by which a host proves that it is the one that was meant.
///
/// @param host name of the instance
/// @param address as known_hosts has it, such as `10.33.0.2` or `[10.33.0.2]:2222`
/// @param type such as ssh-ed25519
/// @param key in base64
public record HostKey(String host, String address, String type, String key) {

    /// Reads a line of known_hosts.
    static Optional<HostKey> read(String host, String line) {
        var words = line.strip().split("\\s+", 4);
        return words.length < 3 || words[0].startsWith("#") || words[0].startsWith("@")
                ? Optional.empty()
                : Optional.of(new HostKey(host, words[0], words[1], words[2]));
    }

    /// As `ssh-keygen -l` shows it.
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A line for known_hosts.
    public String line() {
        return address + " " + type + " " + key + " " + host;
    }
}
