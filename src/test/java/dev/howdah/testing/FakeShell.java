package dev.howdah.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Understands the scripts that the engine sends, without running any of them.
final class FakeShell {

    /// One thing that a script does.
    sealed interface Piece {
        /// Takes the host's lock, where it is free or `insteadOf` has it (`-`: only where it is free).
        record Acquire(String run, String insteadOf) implements Piece {}

        record Release(String run) implements Piece {}

        /// Goes on only while this run has the lock.
        record Guard(String run) implements Piece {}

        record Begin(String mark, int number) implements Piece {}

        record Act(String mark, int number, String shell, String diagnosis) implements Piece {}

        record End(String mark, int number) implements Piece {}

        record Ask(String mark, int number, Asked asked) implements Piece {}
    }

    private static final Pattern BEGIN = Pattern.compile("echo; echo '(@[0-9a-f]+) begin (\\d+)'");
    private static final Pattern SQL_BEGIN = Pattern.compile("\\\\echo '(@[0-9a-f]+) begin (\\d+)'");
    private static final Pattern PSQL = Pattern.compile("runuser .* psql .* -d (\\S+) .*<<'HOWDAH_SQL'");
    private static final Pattern UNITS = Pattern.compile("howdah_units=\\$\\(systemctl show .* -- (.*) 2>&1\\)");
    private static final Pattern GUARD =
            Pattern.compile("\\[ \"\\$\\(cat \\S+/run 2>/dev/null\\)\" = (.*) ] \\|\\| \\{ echo .*");
    private static final Pattern RELEASE =
            Pattern.compile("\\[ \"\\$\\(cat \\$d/run 2>/dev/null\\)\" = (.*) ] && rm -rf \\$d; exit 0");
    private static final Pattern INSTEAD =
            Pattern.compile("\\[ \"\\$\\(cat \\$d/run 2>/dev/null\\)\" != (.*) ] \\|\\| rm -rf \\$d");

    private final String[] lines;
    private final List<Piece> pieces = new ArrayList<>();
    private List<String> units = List.of();
    private String database = "";
    private String insteadOf = "-";
    private int at;

    private FakeShell(String script) {
        this.lines = script.split("\n", -1);
    }

    static List<Piece> pieces(String script) {
        var shell = new FakeShell(script);
        while (shell.at < shell.lines.length) {
            shell.line(shell.lines[shell.at++]);
        }
        return shell.pieces;
    }

    private void line(String line) {
        var begin = BEGIN.matcher(line);
        var sql = SQL_BEGIN.matcher(line);
        var psql = PSQL.matcher(line);
        var show = UNITS.matcher(line);
        if (begin.matches()) {
            section(begin.group(1), Integer.parseInt(begin.group(2)));
        } else if (sql.matches()) {
            var text = upTo("\\if :ERROR");
            var question = new Asked("psql " + database, text.substring(0, text.length() - 1));
            pieces.add(new Piece.Ask(sql.group(1), Integer.parseInt(sql.group(2)), question));
        } else if (psql.matches()) {
            database = psql.group(1);
        } else if (show.matches()) {
            units = List.of(show.group(1).split(" "));
        } else {
            lock(line);
        }
    }

    private void lock(String line) {
        var guard = GUARD.matcher(line);
        var release = RELEASE.matcher(line);
        var instead = INSTEAD.matcher(line);
        if (guard.matches()) {
            pieces.add(new Piece.Guard(literal(guard.group(1))));
        } else if (release.matches()) {
            pieces.add(new Piece.Release(literal(release.group(1))));
        } else if (instead.matches()) {
            insteadOf = literal(instead.group(1));
        } else if (line.startsWith("mine=")) {
            pieces.add(new Piece.Acquire(literal(line.substring("mine=".length())), insteadOf));
        }
    }

    private void section(String mark, int number) {
        var line = lines[at];
        if (line.equals("( set -e") || line.startsWith("echo; echo '" + mark + " end " + number)) {
            pieces.add(new Piece.Begin(mark, number));
            actions(mark, number);
            pieces.add(new Piece.End(mark, number));
            return;
        }
        at++;
        if (line.equals("(")) {
            pieces.add(new Piece.Ask(mark, number, new Asked("sh", upTo(") 2>\"$howdah_err\""))));
        } else if (line.startsWith("howdah_file ")) {
            var next = lines[at];
            var detail = next.startsWith("howdah_sum")
                    ? "SUM"
                    : next.startsWith("} > \"$howdah_between/") ? "CONTENT" : "STATE";
            var path = literal(line.substring("howdah_file ".length()));
            pieces.add(new Piece.Ask(mark, number, new Asked("files " + detail, path)));
        } else if (line.contains("howdah_units")) {
            pieces.add(new Piece.Ask(mark, number, new Asked("units", literal(units.getFirst()))));
            units = units.subList(1, units.size());
        } else {
            throw new IllegalArgumentException("a question of an unknown kind: " + line);
        }
    }

    private void actions(String mark, int number) {
        while (lines[at].equals("( set -e")) {
            at++;
            var shell = upTo(") 2>&1 9>&-");
            at += 2;
            var diagnosis = "";
            if (lines[at].startsWith("( ")) {
                diagnosis = upTo(") 2>&1").substring(2);
            }
            at += 3;
            pieces.add(new Piece.Act(mark, number, shell, diagnosis));
        }
        at++;
    }

    /// The lines up to one that closes them, which is passed over.
    private String upTo(String end) {
        var text = new StringBuilder();
        while (!lines[at].equals(end)) {
            text.append(text.isEmpty() ? "" : "\n").append(lines[at++]);
        }
        at++;
        return text.toString();
    }

    private static String literal(String word) {
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }
}
