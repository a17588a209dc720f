package dev.howdah.component;

import static dev.howdah.host.Script.quote;

import java.util.Map;

/// The script that takes the data of a former primary back to where the present primary's timeline began.
///
/// 1. Where it crashed, it recovers by itself first, alone. 2. pg_rewind is tried dry: where it cannot be done, nothing
/// was touched. 3. WAL that only this data has is copied beside it: acknowledged rows may be in there. 4. A mark is set
/// beside the data, pg_rewind runs, the data becomes a standby's, the mark is taken away. Data with the mark is broken:
/// only a new clone helps. Files of configuration stay this instance's own, as pg_rewind would bring those of the
/// other.
public final class Rewind {

    private static final Template TEXT = Template.of(Rewind.class, "rewind.sh");

    private Rewind() {}

    /// @param source a word of the shell: libpq parameters of the present primary, without a password
    public static String script(PostgresPaths paths, String source) {
        return TEXT.filled(Map.of(
                "data", quote(paths.dataDirectory()),
                "mark", quote(mark(paths)),
                "user", paths.user(),
                "home", quote(paths.home()),
                "binaries", paths.binaries(),
                "source", source));
    }

    /// Where a rewind began and did not end.
    public static String mark(PostgresPaths paths) {
        return paths.dataDirectory() + ".rewinding";
    }
}
