package dev.howdah.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Names a run and its owner, in journals and in locks.
///
/// @param owner who runs it, as user@machine
/// @param process the tool's process on that machine
public record RunId(String id, String owner, long process, Instant since) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The id of a run that begins now in this process.
    public static RunId of(String owner, long process, Instant now) {
        return new RunId(STAMP.format(now) + "-" + process, owner, process, now);
    }

    /// One line that [#parse] reads back.
    public String line() {
        return String.join(" ", id, owner, Long.toString(process), since.toString());
    }

    /// Reads what [#line] wrote; a line of another kind becomes an owner that is not known.
    public static RunId parse(String line) {
        var words = line.strip().split(" ", -1);
        try {
            return new RunId(words[0], words[1], Long.parseLong(words[2]), Instant.parse(words[3]));
        } catch (RuntimeException _) {
            return new RunId(line.strip(), "unknown", 0, Instant.EPOCH);
        }
    }

    /// The run in words, for those who meet its lock.
    public String words() {
        return "run " + id + " of " + owner + " (process " + process + ", since " + since + ")";
    }
}
