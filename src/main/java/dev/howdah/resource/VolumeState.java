package dev.howdah.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A disk and the place where it is to be mounted, as they are on a host.
///
/// @param values what [VolumeScript#look] prints, by name
record VolumeState(Map<String, String> values) {

    /// What `blkid -p` exits with where it finds nothing.
    private static final String NOTHING_FOUND = "2";

    static VolumeState read(String answer) {
        var values = new HashMap<String, String>();
        answer.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
            int at = line.indexOf('=');
            values.merge(line.substring(0, at), line.substring(at + 1).strip(), (one, other) -> one + "\n" + other);
        });
        return new VolumeState(Map.copyOf(values));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private List<String> lines(String name) {
        return value(name).lines().filter(line -> !line.isBlank()).toList();
    }

    /// The kernel's name of the disk; empty where there is none.
    String device() {
        return value("device");
    }

    String size() {
        var bytes = value("size");
        return bytes.isEmpty()
                ? "size unknown"
                : String.format(Locale.ROOT, "%.1f GB", Long.parseLong(bytes) / (double) (1L << 30));
    }

    /// Whether nothing at all is on the disk. A probe that failed tells nothing, so then it counts as full.
    boolean isEmpty() {
        return value("probe").equals(NOTHING_FOUND)
                && value("type").isEmpty()
                && value("signature").isEmpty();
    }

    /// The kind of its filesystem.
    String type() {
        return value("type");
    }

    /// What is on it, in words.
    String content() {
        var words = String.join(" ", lines("signature"));
        if (!type().isEmpty()) {
            return type();
        }
        return words.isEmpty() ? "what cannot be made out" : words;
    }

    /// What uses the disk, in words; empty where nothing does.
    String inUse() {
        return String.join(", ", lines("used"));
    }

    /// What is mounted at the place; empty where nothing is.
    String source() {
        return value("source");
    }

    String sourceType() {
        return value("sourcetype");
    }

    /// UUID of the filesystem: the one at the place, else the one on the disk.
    String uuid() {
        return value("uuid");
    }

    /// Some of the files at the place.
    List<String> files() {
        return lines("file");
    }

    /// The line of /etc/fstab for the place, its words parted by single spaces.
    String table() {
        return value("fstab");
    }

    boolean isOurLine() {
        return !uuid().isEmpty() && table().startsWith("UUID=" + uuid() + " ");
    }

    int readAhead() {
        return value("readahead").matches("[0-9]{1,9}") ? Integer.parseInt(value("readahead")) : -1;
    }

    boolean keepsReadAhead() {
        return value("rule").equals("yes");
    }

    /// All disks of the host, for people.
    List<String> disks() {
        return lines("disk");
    }
}
