package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.List;

/// An extension of SUSE Linux Enterprise Server, such as PackageHub, whose repositories come by the host's
/// registration. A host that is not registered gets its packages in some other way, and is left alone.
public record SuseExtension(String name) implements Resource {

    @Override
    public String address() {
        return "extension " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(state());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(state()),
                state -> state.equals("missing")
                        ? edit(
                                Verb.CREATE,
                                List.of("+ " + name),
                                Action.of("register extension " + name, script())
                                        .within(Duration.ofMinutes(10)))
                        : same());
    }

    private Fact<String> state() {
        return Fact.sh(address(), """
                if [ -e /etc/products.d/%1$s.prod ]; then echo there
                elif [ -e /etc/zypp/credentials.d/SCCcredentials ] && command -v SUSEConnect >/dev/null; then echo missing
                else echo unregistered
                fi
                """.formatted(name), String::strip);
    }

    private String script() {
        return """
                . /etc/os-release
                SUSEConnect -p %s/"$VERSION_ID"/"$(uname -m)"
                """.formatted(Script.quote(name));
    }
}
