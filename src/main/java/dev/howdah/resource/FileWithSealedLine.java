package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file of settings whose last line holds a password as only a program on the host can encrypt it.
///
/// What stands in the line is never compared nor shown: the same password may look otherwise each time. Whether it is
/// the present password is told by a comment above it, a sum of what Postgres keeps of the password (its verifier,
/// which is salted itself), from which nobody gets to the password.
///
/// @param file all but those two lines
/// @param key of the last line
/// @param seal the program that prints the encrypted password, and finds the password in its environment
/// @param variable of the environment
/// @param verifier what Postgres keeps of the password
public record FileWithSealedLine(
        ConfigFile file, String key, String seal, String variable, Secret password, Secret verifier)
        implements Resource {

    private static final String SHOWN = "(encrypted)";
    private static final int SUM_LENGTH = 16;

    @Override
    public String address() {
        return file.address();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(file.path()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Files.content(file.path())), this::compare);
    }

    private Change compare(Optional<FileState> found) {
        var wanted = above() + key + "=" + SHOWN + "\n";
        if (found.isEmpty()) {
            return write(Verb.CREATE, LineDifference.of("", wanted));
        }
        var state = found.get();
        if (state.isDirectory()) {
            return refused(ConfigFile.directoryInTheWay(file.path()));
        }
        var lines = new ArrayList<>(state.attributeDifference(file.mode(), file.owner(), file.group()));
        var body = Pattern.compile("(?m)^" + Pattern.quote(key) + "=.+$")
                .matcher(state.body())
                .replaceAll(key + "=" + SHOWN);
        if (!state.isRegular() || !body.equals(wanted)) {
            lines.addAll(0, LineDifference.of(body, wanted));
            return write(Verb.UPDATE, lines);
        }
        return lines.isEmpty()
                ? same()
                : edit(
                        Verb.UPDATE,
                        lines,
                        Action.of(
                                "set mode of " + file.path(),
                                FileWriting.attributes(file.path(), file.mode(), file.owner(), file.group())));
    }

    private String above() {
        var sum = Sha256.of(verifier.reveal()).substring(0, SUM_LENGTH);
        return file.content() + "# Sum of the verifier of the password below: " + sum + "\n";
    }

    private Change write(Verb verb, List<String> lines) {
        return new Change.Edit(
                verb, lines, List.of(Action.of("encrypt a password and write " + file.path(), script())), effects());
    }

    private List<Effect> effects() {
        return file.effects();
    }

    /// The password is in no list of processes: it comes in the script, and goes on in the program's environment.
    private String script() {
        var waiting = file.path() + ".howdah";
        return """
                howdah_sealed=$(%s=%s %s) || { printf '%%s\\n' "$howdah_sealed" >&2; exit 1; }
                howdah_sealed=$(printf '%%s\\n' "$howdah_sealed" | tail -n 1)
                case $howdah_sealed in
                  '' | *[!A-Za-z0-9+/=]*) echo 'it printed no encrypted password' >&2; exit 1 ;;
                esac
                """.formatted(variable, Script.quote(password.reveal()), seal)
                + FileWriting.write(waiting, above(), file.mode(), file.owner(), file.group())
                + "printf '%s=%%s\\n' \"$howdah_sealed\" >> %s\n".formatted(key, Script.quote(waiting))
                + "mv -fT " + Script.quote(waiting) + " " + Script.quote(file.path()) + "\n";
    }
}
