package dev.howdah.resource;

import dev.howdah.host.Script;

/// Shell fragments that write files whole or not at all: into a new file beside it that nobody else can read, then
/// moved over it.
final class FileWriting {

    private FileWriting() {}

    /// Writes a file. The content travels in a here-document, which no list of processes shows.
    static String write(String path, String content, String mode, String owner, String group) {
        int slash = path.lastIndexOf('/');
        // readers of conf.d, sudoers.d and cron.d pass over names that begin with a dot
        var temporary = Script.quote(path.substring(0, slash + 1) + "." + path.substring(slash + 1) + ".howdah");
        return "rm -f " + temporary + "\n"
                + "( umask 077; set -C; " + text(content, temporary) + " )\n"
                + "chown " + Script.quote(owner + ":" + group) + " " + temporary + "\n"
                + "chmod " + mode + " " + temporary + "\n"
                + "mv -fT " + temporary + " " + Script.quote(path) + "\n";
    }

    /// Only mode and owner.
    static String attributes(String path, String mode, String owner, String group) {
        var quoted = Script.quote(path);
        return "chown " + Script.quote(owner + ":" + group) + " " + quoted + "\nchmod " + mode + " " + quoted + "\n";
    }

    private static String text(String content, String target) {
        if (content.isEmpty()) {
            return ": > " + target;
        }
        var mark = "HOWDAH_END";
        while (content.contains(mark)) {
            mark += "_";
        }
        return "cat > " + target + " <<'" + mark + "'\n" + content + (content.endsWith("\n") ? "" : "\n") + mark + "\n";
    }
}
