package dev.howdah.operation.configure.option;

/// What is made beside config.yml.
public final class FileOptions {

    public static final Option NO_GIT = Option.flag("--no-git", "Make no git repository of the directory.");

    static final OptionGroup GROUP = OptionGroup.of("Files", NO_GIT);

    private FileOptions() {}
}
