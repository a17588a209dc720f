package dev.howdah.operation.configure.option;

import java.util.List;

/// Options that belong together, under one heading of the help page.
public record OptionGroup(String heading, List<Option> options) {

    public OptionGroup {
        options = List.copyOf(options);
    }

    static OptionGroup of(String heading, Option... options) {
        return new OptionGroup(heading, List.of(options));
    }
}
