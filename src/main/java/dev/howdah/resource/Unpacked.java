package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An archive of this machine, unpacked in a directory.
///
/// Which one was unpacked is written down on the host by its sum, after it went well: it is unpacked again when it has
/// changed, and when the directory is gone. What people change below the directory afterwards is theirs.
///
/// @param name as config.yml has it; its end says what kind of archive it is
/// @param creates a path that is there where it has been unpacked, whoever did it
/// @param owner who gets what was unpacked; else root
public record Unpacked(
        String name,
        Upload file,
        String directory,
        Optional<String> creates,
        Optional<String> owner,
        Optional<String> group)
        implements Resource {

    private static final String NOTES = "/etc/howdah/artifacts";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public String address() {
        return "archive " + name + " in " + directory;
    }

    /// The note belongs to the archive and the place, so that two of them do not share one.
    private String note() {
        return NOTES + "/" + Sha256.of(name + "\n" + directory).substring(0, 16) + ".unpacked";
    }

    @Override
    public List<Fact<?>> facts() {
        return Stream.concat(
                        Stream.of(Files.content(note()), Files.state(directory)), creates.map(Files::state).stream())
                .<Fact<?>>map(fact -> fact)
                .toList();
    }

    @Override
    public Change compare(Facts facts) {
        var is = creates.map(path -> facts.ask(Files.state(path)).map(Optional::isPresent))
                .orElseGet(() -> facts.ask(Files.state(directory)).map(Optional::isPresent));
        return given(
                is,
                there -> creates.isPresent()
                        ? there ? same() : unpack(Verb.CREATE, "+ " + file.size() + " bytes of " + file.file())
                        : given(
                                facts.ask(Files.content(note())),
                                note -> compare(there, note.map(FileState::line).orElse(""))));
    }

    private Change compare(boolean there, String sum) {
        if (there && sum.equals(file.sha256())) {
            return same();
        }
        return there && !sum.isEmpty()
                ? unpack(Verb.UPDATE, "~ the archive has changed since it was unpacked")
                : unpack(Verb.CREATE, "+ " + file.size() + " bytes of " + file.file());
    }

    private Change unpack(Verb verb, String line) {
        var script = FileWriting.whole(List.of(file))
                + "mkdir -p " + Script.words(NOTES, directory) + "\n"
                + (name.endsWith(".zip") ? unzip() : untar())
                + FileWriting.write(note(), file.sha256() + "\n", "0644", "root", "root");
        return edit(
                verb,
                List.of(line),
                Action.of("unpack " + name, script).within(LIMIT).having(List.of(file)));
    }

    private String untar() {
        return "tar -x --no-same-owner -C " + Script.quote(directory) + " -f " + file.waiting() + "\n"
                + given("tar -t --quoting-style=literal -f " + file.waiting());
    }

    private String unzip() {
        return "command -v unzip >/dev/null || { echo 'unzip is not installed: add it to packages in config.yml' >&2; exit 1; }\n"
                + "unzip -oq " + file.waiting() + " -d " + Script.quote(directory) + "\n"
                + given("unzip -Z1 " + file.waiting());
    }

    /// Only what was in the archive changes hands, not what else is in the directory.
    private String given(String listing) {
        var names = owner.orElse("") + group.map(name -> ":" + name).orElse("");
        return names.isEmpty()
                ? ""
                : listing + " | ( cd " + Script.quote(directory) + "; while IFS= read -r howdah_name; do chown -h "
                        + Script.quote(names) + " -- \"$howdah_name\"; done )\n";
    }
}
