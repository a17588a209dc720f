package dev.howdah.resource;

/// Values inside of SQL statements.
public final class Sql {

    private Sql() {}

    /// A text as a literal, whatever is in it and whatever standard_conforming_strings says.
    public static String literal(String text) {
        var doubled = text.replace("'", "''");
        return text.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    /// A name, always quoted.
    public static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
