package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// A repository that a package of its own sets up, as many vendors give them out. Which one was installed is noted in
/// a file, since the package's name is not told by its address.
///
/// @param name such as EPEL; names the note
/// @param url of the package
public record RepositoryPackage(RpmTool tool, String name, String url) implements Resource {

    @Override
    public String address() {
        return "repository " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(note()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Files.content(note())),
                found -> found.map(FileState::line).orElse("").equals(url)
                        ? same()
                        : edit(
                                found.isEmpty() ? Verb.CREATE : Verb.UPDATE,
                                List.of("+ " + url),
                                Action.of("install " + url, script()).within(Duration.ofMinutes(10))));
    }

    private String script() {
        return tool.install(List.of(url))
                + "install -d /var/lib/howdah/repositories\n"
                + FileWriting.write(note(), url + "\n", "0644", "root", "root");
    }

    private String note() {
        return "/var/lib/howdah/repositories/" + name;
    }
}
