package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A repository of Debian packages that the user asks for, with a key that the host fetches when it is set up.
///
/// @param name names its files
/// @param entry as in sources.list, `deb [options] url suite component…`, without a key
/// @param keyUrl where the key is; empty where the host trusts it already
public record AptSource(String name, String entry, Optional<String> keyUrl) implements Resource {

    @Override
    public String address() {
        return "repository " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(list()), Files.state(key()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(Files.content(list())),
                found -> given(
                        facts.ask(Files.state(key())),
                        key -> compare(found.map(FileState::body).orElse(""), key.isPresent() || keyUrl.isEmpty())));
    }

    /// The line of the key is part of the list, so that another key is fetched too.
    private Change compare(String found, boolean hasKey) {
        var lines = new ArrayList<>(LineDifference.of(found, content()));
        if (lines.isEmpty() && hasKey) {
            return same();
        }
        if (!hasKey) {
            lines.addFirst("+ key " + key());
        }
        var actions = new ArrayList<Action>();
        keyUrl.ifPresent(url ->
                actions.add(Action.of("fetch key " + key(), fetchKey(url)).within(Duration.ofMinutes(5))));
        actions.add(Action.of("write " + list(), FileWriting.write(list(), content(), "0644", "root", "root")));
        return new Change.Edit(found.isEmpty() ? Verb.CREATE : Verb.UPDATE, lines, actions, List.of());
    }

    private String content() {
        return keyUrl.map(url -> "# key: " + url + "\n").orElse("") + signed() + "\n";
    }

    private String signed() {
        if (keyUrl.isEmpty() || entry.contains("signed-by=")) {
            return entry;
        }
        int bracket = entry.indexOf('[');
        return bracket > 0
                ? entry.substring(0, bracket + 1) + "signed-by=" + key() + " "
                        + entry.substring(bracket + 1).strip()
                : entry.replaceFirst("^(deb(-src)?)\\s+", "$1 [signed-by=" + key() + "] ");
    }

    /// apt's own helper fetches it, as every host with apt has that, and it knows the passwords of repositories.
    private String fetchKey(String url) {
        return Apt.COMMAND + """
                if [ ! -e /etc/ssl/certs/ca-certificates.crt ]; then
                  howdah_apt update
                  howdah_apt install --no-install-recommends ca-certificates
                fi
                install -d /etc/apt/keyrings
                fetched=$(mktemp -d)
                trap 'rm -rf "$fetched"' EXIT
                /usr/lib/apt/apt-helper -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 -o Acquire::Retries=4 \\
                  download-file %1$s "$fetched/key" >/dev/null
                if ! grep -q 'BEGIN PGP PUBLIC KEY' "$fetched/key"; then
                  echo "what %1$s answers is no ASCII-armoured key"; exit 1
                fi
                install -m 0644 "$fetched/key" %2$s
                """.formatted(Script.quote(url), key());
    }

    private String list() {
        return AptRepository.path(name);
    }

    private String key() {
        return "/etc/apt/keyrings/howdah-" + name + ".asc";
    }
}
