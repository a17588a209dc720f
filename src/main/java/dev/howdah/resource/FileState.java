package dev.howdah.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file, directory or link as it is on a host.
///
/// @param mode octal digits without leading zeros, such as 640
/// @param kind as `stat` calls it, such as `regular file`
/// @param body the content or its sum, where it was asked for
public record FileState(String mode, String owner, String group, Instant modified, String kind, String body) {

    private static final int FIELDS = 5;

    public boolean isRegular() {
        return kind.startsWith("regular");
    }

    public boolean isDirectory() {
        return kind.equals("directory");
    }

    /// The body without the newline at its end.
    public String line() {
        return body.strip();
    }

    /// Reads what [Files] prints; empty where there is no such file.
    static Optional<FileState> read(String answer) {
        int end = answer.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        var fields = answer.substring(0, end).split(" ", FIELDS);
        return Optional.of(new FileState(
                fields[0], fields[1], fields[2], instant(fields[3]), fields[4], answer.substring(end + 1)));
    }

    /// Lines that say how mode and owner differ from the wish; none where they do not.
    List<String> attributeDifference(String wantedMode, String wantedOwner, String wantedGroup) {
        var lines = new ArrayList<String>();
        if (!mode.equals(digits(wantedMode))) {
            lines.add("- mode 0" + mode);
            lines.add("+ mode 0" + digits(wantedMode));
        }
        if (!owner.equals(wantedOwner) || !group.equals(wantedGroup)) {
            lines.add("- owner " + owner + ":" + group);
            lines.add("+ owner " + wantedOwner + ":" + wantedGroup);
        }
        return lines;
    }

    private static String digits(String mode) {
        return mode.replaceFirst("^0+(?=.)", "");
    }

    /// Seconds since the epoch with a fraction, which may be cut off.
    private static Instant instant(String seconds) {
        int dot = seconds.indexOf('.');
        if (dot < 0) {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        }
        var nanos = (seconds.substring(dot + 1) + "000000000").substring(0, 9);
        return Instant.ofEpochSecond(Long.parseLong(seconds.substring(0, dot)), Long.parseLong(nanos));
    }
}
