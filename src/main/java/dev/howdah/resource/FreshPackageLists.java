package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// The lists of all apt repositories as they are today, on a machine that is made for one run.
public record FreshPackageLists() implements Resource {

    private static final String STAMP = "/run/howdah-lists";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Fact<Boolean> FRESH =
            Fact.sh("package lists", "[ ! -e " + STAMP + " ] || echo fresh", answer -> answer.contains("fresh"));

    @Override
    public String address() {
        return "package lists";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(FRESH);
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(FRESH),
                fresh -> fresh
                        ? same()
                        : edit(
                                Verb.UPDATE,
                                List.of("~ as of today"),
                                Action.of(
                                                "read the package lists",
                                                Apt.COMMAND
                                                        + "howdah_apt update || { sleep 2; howdah_apt update; }\ntouch "
                                                        + STAMP)
                                        .within(LIMIT)));
    }
}
