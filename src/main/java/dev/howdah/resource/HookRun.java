package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A program of the user's that has run on this host, as it is now.
///
/// Which one has run is written down on the host, by its sum, after it went well. So one that failed, one that has been
/// changed, and one on a host that was made anew run; else a deploy that has nothing to do stays one that does nothing.
///
/// @param name of the file, such as hooks/pre-deploy.sh
/// @param shell whether it is run by `sh` and need not be executable
/// @param environment variables by name
/// @param asked names the run that was told to run it again whatever was written down
public record HookRun(
        String name,
        Upload file,
        boolean shell,
        SequencedMap<String, String> environment,
        Duration limit,
        Optional<String> asked)
        implements Resource {

    public static final String NOTES = "/etc/howdah/hooks";

    @Override
    public String address() {
        return "run " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(note()));
    }

    private String note() {
        return NOTES + "/" + name.substring(name.lastIndexOf('/') + 1) + ".ran";
    }

    /// What is written down: the sum, and the run that was told to run it, so that it runs once in it.
    private String written() {
        return file.sha256() + asked.map(run -> " " + run).orElse("") + "\n";
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.content(note())), found -> {
            var ran = found.map(FileState::body).orElse("");
            if (asked.isPresent() ? ran.equals(written()) : sum(ran).equals(file.sha256())) {
                return same();
            }
            var why = ran.isEmpty()
                    ? "it has not run on this host"
                    : sum(ran).equals(file.sha256()) ? "asked for by --run-hooks" : "it has changed since it ran";
            return edit(Verb.START, List.of("+ " + why), action());
        });
    }

    private static String sum(String note) {
        return note.strip().replaceFirst(" .*", "");
    }

    private Action action() {
        var script = ProgramScript.of("hook", file, shell, environment, List.of())
                + "mkdir -p " + NOTES + "\n"
                + FileWriting.write(note(), written(), "0644", "root", "root");
        return Action.of("run " + name, script).within(limit).having(List.of(file));
    }
}
