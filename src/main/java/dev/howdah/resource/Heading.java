package dev.howdah.resource;

/// The first line of every file that is written on a host: who wrote it and where to change it. It holds no time, so
/// that the same wish gives the same file.
///
/// @param cluster name of the cluster whose config.yml decides
public record Heading(String cluster) {

    /// The line, as a comment of shell-like files.
    public String line() {
        return line("#");
    }

    /// The line, as a comment that begins with the prefix.
    public String line(String prefix) {
        return prefix + " Written by Howdah from config.yml of cluster " + cluster
                + "; changes made here are overwritten by the next deploy.\n";
    }

    /// The content below its heading.
    public String above(String content) {
        return line() + content;
    }
}
