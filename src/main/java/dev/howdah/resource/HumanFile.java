package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// A file that is made once and belongs to people from then on: never compared, never overwritten.
///
/// @param comment its first content
public record HumanFile(String path, String comment, String mode, String owner, String group) implements Resource {

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.state(path));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Files.state(path)),
                found -> found.isPresent()
                        ? same()
                        : edit(
                                Verb.CREATE,
                                LineDifference.of("", comment),
                                Action.of("write " + path, FileWriting.write(path, comment, mode, owner, group))));
    }
}
