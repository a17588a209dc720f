package dev.howdah.resource;

import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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

    /// Puts a file that was sent in its place, if it came whole. Directories that are missing are made.
    static String place(Upload upload, String path, String mode, String owner, String group) {
        int slash = path.lastIndexOf('/');
        var temporary = Script.quote(path.substring(0, slash + 1) + "." + path.substring(slash + 1) + ".howdah");
        return whole(List.of(upload))
                + "mkdir -p " + Script.quote(slash > 0 ? path.substring(0, slash) : "/") + "\n"
                + "rm -f " + temporary + "\n"
                + "( umask 077; cp " + upload.waiting() + " " + temporary + " )\n"
                + "chown " + Script.quote(owner + ":" + group) + " " + temporary + "\n"
                + "chmod " + mode + " " + temporary + "\n"
                + "mv -fT " + temporary + " " + Script.quote(path) + "\n";
    }

    /// Fails where a file that was sent is not whole.
    static String whole(Collection<Upload> uploads) {
        var sums = uploads.stream()
                .map(upload -> upload.sha256() + "  " + upload.waiting() + "\n")
                .collect(Collectors.joining());
        return "sha256sum --check --quiet - <<'HOWDAH_SUMS'\n" + sums + "HOWDAH_SUMS\n";
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
