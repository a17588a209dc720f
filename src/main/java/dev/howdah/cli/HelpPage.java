package dev.howdah.cli;

import dev.howdah.report.Ink;

/// The page that lists all commands in groups.
final class HelpPage {

    private HelpPage() {}

    static String of(Ink ink) {
        var page = new StringBuilder("Configures, provisions, deploys, tests and operates Postgres clusters.\n\n");
        page.append(ink.bold("Usage:")).append(" howdah COMMAND [CLUSTER] [OPTIONS]\n");
        page.append("CLUSTER is the directory that holds config.yml; by default the current one.\n");
        int width = Verb.words().stream().mapToInt(String::length).max().orElse(0);
        for (var group : Verb.Group.values()) {
            page.append('\n').append(ink.bold(group.heading())).append('\n');
            for (var verb : Verb.values()) {
                if (verb.group() == group) {
                    var gap = " ".repeat(width - verb.word().length() + 2);
                    page.append("  ").append(ink.cyan(verb.word())).append(gap).append(verb.summary());
                    if (!verb.aliases().isEmpty()) {
                        page.append(" Also: ")
                                .append(String.join(", ", verb.aliases()))
                                .append('.');
                    }
                    page.append('\n');
                }
            }
        }
        return page.append("\n`howdah help COMMAND` shows the options of a command; `howdah --version` the version.\n")
                .append("Exit codes: 0 fine, 1 a check failed, 2 changes pending, 3 wrong input, 4 host unreachable, ")
                .append("5 a step\nfailed, 70 fault in the tool, 130 stopped.\n")
                .toString();
    }
}
