package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// A module of dnf that hides no packages of other repositories any more.
///
/// dnf keeps that in a file of its own, which is written as `dnf module disable` would: that command needs the lists
/// of repositories, which a host without a network does not have.
public record DisabledModule(String name) implements Resource {

    @Override
    public String address() {
        return "dnf module " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(path()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Files.content(path())),
                found -> found.map(FileState::body)
                                .filter(text -> text.lines().anyMatch("state=disabled"::equals))
                                .isPresent()
                        ? same()
                        : edit(Verb.UPDATE, List.of("+ disabled"), Action.of("disable module " + name, disable())));
    }

    private String disable() {
        var content = "[%1$s]\nname=%1$s\nstream=\nprofiles=\nstate=disabled\n".formatted(name);
        return "install -d /etc/dnf/modules.d\n" + FileWriting.write(path(), content, "0644", "root", "root");
    }

    private String path() {
        return "/etc/dnf/modules.d/" + name + ".module";
    }
}
