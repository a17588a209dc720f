package dev.howdah.operation.configure;

import dev.howdah.operation.configure.Configure.Configured;
import dev.howdah.operation.configure.option.ConfigureOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/// Writes config.yml also for what is not built yet, to see that it is laid out as it will have to be.
public final class Drawing {

    private Drawing() {}

    public static Configured run(ConfigureOptions options) {
        var made = NewCluster.of(options);
        try {
            Files.createDirectories(options.directory());
            var text = FinishedConfig.drawn(made, options, Configure.header(options))
                    .text();
            Files.writeString(options.directory().resolve("config.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Configured(options.directory(), made.cluster(), Optional.empty());
    }
}
