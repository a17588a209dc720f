package dev.howdah.config;

import dev.howdah.model.Cluster;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes the config.yml of a new cluster. Files that people changed are never written again.
public final class ConfigWriter {

    private ConfigWriter() {}

    /// The whole text.
    ///
    /// @param header lines of the comment on top, without the `#`
    public static String write(Cluster cluster, Additions additions, List<String> header) {
        return write(ConfigTree.of(cluster, additions), header);
    }

    /// The whole text: what is more than one line has an empty one before it.
    public static String write(SequencedMap<String, Object> tree, List<String> header) {
        var text = new StringBuilder();
        header.forEach(line -> text.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
        text.append("---\n");
        boolean first = true;
        boolean wasBlock = false;
        for (var entry : tree.entrySet()) {
            boolean block = isBlock(entry.getValue());
            if (!first && (block || wasBlock) && !entry.getKey().equals("cluster_tags")) {
                text.append('\n');
            }
            text.append(YamlBlock.of(entry.getKey(), entry.getValue(), comment(entry.getKey(), entry.getValue())));
            wasBlock = block;
            first = false;
        }
        return text.toString();
    }

    private static boolean isBlock(Object value) {
        return switch (value) {
            case Map<?, ?> map -> !map.isEmpty();
            case Collection<?> list -> !list.isEmpty();
            default -> false;
        };
    }

    private static String comment(String key, Object value) {
        return key.equals("keyring_backend") && value.equals("legacy")
                ? "the vault password is in vault/vault_pass.txt"
                : "";
    }
}
