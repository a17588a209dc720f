package dev.howdah.platform.aws;

import dev.howdah.model.Cluster;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which cluster of that name this is: the one whose ssh key the directory holds. Who has a copy of the directory on
/// another machine has the same cluster; who has another directory of the same name has not.
///
/// @param publicKey the cluster's, as in authorized_keys
/// @param owner who provisions, where cluster_tags names no Owner
public record ClusterIdentity(String publicKey, String owner) {

    private static final int LENGTH = 12;

    String id() {
        var words = publicKey.strip().split(" ", 3);
        var key = words.length > 1 ? words[0] + " " + words[1] : publicKey;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tags for people.
    Map<String, String> tags(Cluster cluster) {
        var tags = new LinkedHashMap<String, String>();
        if (!owner.isEmpty()) {
            tags.put("Owner", owner);
        }
        tags.putAll(cluster.tags());
        return tags;
    }
}
