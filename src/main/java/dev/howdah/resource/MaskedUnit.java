package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.List;

/// A unit of the distribution that must never start because one of ours does its work.
///
/// It may be masked before the package that brings it is installed, so that it does not start even then.
public record MaskedUnit(String name) implements Resource {

    @Override
    public String address() {
        return "unit " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Units.state(name));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Units.state(name)), state -> state.isMasked() ? same() : mask(state));
    }

    private Change mask(UnitState state) {
        var unit = Script.quote(Units.fullName(name));
        var script = state.exists()
                ? "systemctl --quiet mask --now " + unit
                : "ln -sfnT /dev/null /etc/systemd/system/" + unit;
        return edit(Verb.UPDATE, List.of("+ masked"), Action.of("mask " + Units.fullName(name), script));
    }
}
