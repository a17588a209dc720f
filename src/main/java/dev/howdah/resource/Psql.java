package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Session;
import dev.howdah.host.Frame;
import dev.howdah.host.Interpreter;
import dev.howdah.host.Script;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Questions in SQL, put to the host's own Postgres over its socket by one psql process.
///
/// Columns are separated by the unit separator (character 31). Where Postgres does not answer, no question is answered.
///
/// @param program path of psql: the one that distributions put before it takes longer to start than psql to answer
/// @param sockets directory of the server's socket, where psql does not look there by itself
/// @param user the operating system's account that owns Postgres, also the superuser's name
public record Psql(String program, Optional<String> sockets, String user, int port, String database)
        implements Interpreter, Session {

    public Psql(String program, String user, int port, String database) {
        this(program, Optional.empty(), user, port, database);
    }

    /// What separates the columns of an answer.
    public static final String SEPARATOR = "\u001f";

    private static final String QUIETLY = """
            set log_statement = 'none';
            set log_min_duration_statement = -1;
            set log_min_error_statement = 'panic';
            set log_duration = off;
            set pg_stat_statements.track = 'none';
            set pgaudit.log = 'none';
            set synchronous_commit = local;
            set lock_timeout = '30s';
            """;

    /// The psql that is found in the search path.
    public Psql(String user, int port, String database) {
        this("psql", user, port, database);
    }

    @Override
    public String fragment(SequencedMap<Integer, String> questions, Frame frame) {
        var text = new StringBuilder(command()).append(" 2>/dev/null <<'HOWDAH_SQL'\n");
        questions.forEach((number, question) -> text.append("\\echo\n\\echo '")
                .append(frame.begin(number))
                .append("'\n")
                .append(question)
                .append(";\n\\if :ERROR\n\\echo '")
                .append(frame.end(number))
                .append("1'\n\\else\n\\echo '")
                .append(frame.end(number))
                .append("0'\n\\endif\n"));
        return text.append("HOWDAH_SQL\n").toString();
    }

    /// The command line of a psql that reads statements from standard input.
    public String command() {
        var where = sockets.map(directory -> " -h " + Script.quote(directory)).orElse("");
        return "runuser -u %s -- %s -XqAt -F '%s'%s -p %d -d %s"
                .formatted(user, program, SEPARATOR, where, port, database);
    }

    /// The rows of an answer, each with its columns. Answers hold no newlines inside of values.
    public static List<List<String>> rows(String answer) {
        return answer.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> List.of(line.split(SEPARATOR, -1)))
                .toList();
    }

    /// Carries out statements, each in a transaction of its own, up to the first that fails; together with others where
    /// they follow each other.
    public Action action(String summary, List<String> statements) {
        return Action.of(summary, statements(statements)).in(this, statements);
    }

    /// A fragment that carries out statements, each in a transaction of its own, and ends with the first that fails.
    ///
    /// Nothing of them reaches the server's log or its statistics, and none waits for a standby or for long for a
    /// lock: what was done is asked again anyway.
    public String statements(List<String> statements) {
        return strictly() + " <<'HOWDAH_SQL'\n" + QUIETLY + lines(statements) + "HOWDAH_SQL\n";
    }

    /// psql writes marks (`\warn`) and errors to one stream, and so in order.
    @Override
    public String joined(SequencedMap<Integer, List<String>> edits, Frame frame) {
        var text = new StringBuilder(strictly()).append(" 2>&1 >/dev/null 9>&- <<'HOWDAH_SQL'\n");
        text.append(QUIETLY);
        edits.forEach((number, statements) -> text.append("\\warn\n\\warn '")
                .append(frame.begin(number))
                .append("'\n")
                .append(lines(statements))
                .append("\\warn\n\\warn '")
                .append(frame.end(number))
                .append("0'\n"));
        return text.append("HOWDAH_SQL\nhowdah_status=$?\n[ $howdah_status -eq 0 ] || exit $howdah_status\n")
                .toString();
    }

    private String strictly() {
        return command() + " -v ON_ERROR_STOP=1 -v VERBOSITY=terse";
    }

    private static String lines(List<String> statements) {
        return statements.stream().map(statement -> statement + ";\n").collect(Collectors.joining());
    }
}
