package dev.howdah.resource;

import dev.howdah.host.Frame;
import dev.howdah.host.Interpreter;
import java.util.SequencedMap;

/// Questions in SQL, put to the host's own Postgres over its socket by one psql process.
///
/// Columns are separated by the unit separator (character 31). Where Postgres does not answer, no question is answered.
///
/// @param user the operating system's account that owns Postgres, also the superuser's name
public record Psql(String user, int port, String database) implements Interpreter {

    /// What separates the columns of an answer.
    public static final String SEPARATOR = "\u001f";

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
        return "runuser -u %s -- psql -XqAt -F \"$(printf '\\037')\" -p %d -d %s".formatted(user, port, database);
    }
}
