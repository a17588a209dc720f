package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.problem.Problem;
import java.util.List;

/// A wish that cannot be brought about, whatever the host is like. Said in the plan, before anything is changed.
public record Impossible(String address, Problem why) implements Resource {

    @Override
    public List<Fact<?>> facts() {
        return List.of();
    }

    @Override
    public Change compare(Facts facts) {
        return refused(why);
    }
}
