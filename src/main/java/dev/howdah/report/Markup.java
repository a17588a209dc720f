package dev.howdah.report;

/// Text that stands in HTML and SVG and never becomes a part of it.
final class Markup {

    private Markup() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
