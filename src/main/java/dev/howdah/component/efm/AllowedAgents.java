package dev.howdah.component.efm;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// The hosts that EFM lets join. The first agent takes them from its .nodes file; one that is added to the cluster
/// later is let in by command. None is ever shut out here.
///
/// @param addresses of all agents, as EFM knows them
record AllowedAgents(EfmPlaces places, List<String> addresses) implements Resource {

    @Override
    public String address() {
        return "hosts that EFM lets in";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(new EfmStatus(places).allowed());
    }

    /// While no agent runs nothing is known, and the agent that is about to start reads the same list.
    @Override
    public Change compare(Facts facts) {
        var allowed = facts.ask(new EfmStatus(places).allowed());
        var missing = addresses.stream()
                .filter(address -> !(allowed instanceof Known.Answer<List<String>>(var list) && list.contains(address)))
                .toList();
        return missing.isEmpty()
                ? same()
                : edit(Verb.UPDATE, missing.stream().map(one -> "+ " + one).toList(), allow(missing));
    }

    private Action allow(List<String> missing) {
        return Action.of("efm allow-node", """
                        allowed=$(%s 2>/dev/null | tr -d ' \\n' | sed -n 's/.*"allowednodes":\\[\\([^]]*\\)\\].*/\\1/p')
                        for address in %s; do
                          case ",$allowed," in
                            *",\\"$address\\","*) ;;
                            *) %s "$address" ;;
                          esac
                        done
                        """.formatted(
                        places.command("cluster-status-json"), String.join(" ", missing), places.command("allow-node")))
                .diagnosedBy("journalctl -u " + places.unit() + " -n 20 --no-pager -o cat");
    }
}
