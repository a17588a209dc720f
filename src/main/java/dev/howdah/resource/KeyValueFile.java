package dev.howdah.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ordered settings as text, in the styles that the programs on the hosts read.
public final class KeyValueFile {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(\\.[0-9]+)?[A-Za-z]*");
    private static final Pattern LINE =
            Pattern.compile("^\\s*([A-Za-z_][A-Za-z0-9_.$]*)\\s*=?\\s*('(?:[^'\\\\]|''|\\\\.)*'|[^\\s#']+)\\s*(#.*)?$");

    private static final Pattern ESCAPE = Pattern.compile("''|\\\\.");

    private KeyValueFile() {}

    /// Lines as in postgresql.conf and repmgr.conf: `name = 'value'`.
    public static String postgres(Map<String, String> settings) {
        var text = new StringBuilder();
        settings.forEach((name, value) ->
                text.append(name).append(" = ").append(quote(value)).append('\n'));
        return text.toString();
    }

    /// A section as in Barman's and PgBouncer's files.
    public static String ini(String section, Map<String, String> settings) {
        var text = new StringBuilder("[" + section + "]\n");
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /// A value of postgresql.conf. Inside of quotes a backslash begins an escape, so it is doubled too.
    public static String quote(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
    }

    /// Reads the lines of postgresql.conf; comments and what cannot be read are passed over.
    public static SequencedMap<String, String> readPostgres(String text) {
        var settings = new LinkedHashMap<String, String>();
        text.lines().map(LINE::matcher).forEach(matcher -> {
            if (matcher.matches()) {
                settings.put(matcher.group(1), unquote(matcher.group(2)));
            }
        });
        return settings;
    }

    private static String unquote(String value) {
        if (!value.startsWith("'")) {
            return value;
        }
        var inner = value.substring(1, value.length() - 1);
        return ESCAPE.matcher(inner).replaceAll(escape -> switch (escape.group()) {
            case "''" -> "'";
            case "\\n" -> "\n";
            default -> Matcher.quoteReplacement(escape.group().substring(1));
        });
    }
}
