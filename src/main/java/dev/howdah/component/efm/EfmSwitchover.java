package dev.howdah.component.efm;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.model.Instance;
import dev.howdah.topology.ManagerView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Another member is primary, because EFM was told so: the candidate is put first in the list of those to promote, then
/// EFM switches over. It refuses by itself where standbys are not in step, stops the primary before it promotes, and
/// starts the old one as a standby. Where the primary is lost EFM promotes without it.
///
/// @param places of the agent that is asked and told: the present primary's, or the candidate's where that is lost
/// @param candidate that is to become primary
/// @param planned whether the present primary is there, to be stopped in order
record EfmSwitchover(EfmPlaces places, Instance candidate, boolean planned) implements Resource {

    private static final int SECONDS = 60;

    @Override
    public String address() {
        return "primary of EFM";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(view());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(view()),
                view -> view.primary().equals(Optional.of(candidate.name())) ? same() : change(view));
    }

    private Fact<ManagerView> view() {
        return new EfmStatus(places).view();
    }

    private Change change(ManagerView view) {
        return edit(
                Verb.UPDATE,
                List.of("- " + view.primary().orElse("none"), "+ " + candidate.name()),
                Action.of((planned ? "switch over to " : "promote ") + candidate.name(), script())
                        .within(Duration.ofMinutes(10))
                        .diagnosedBy("journalctl -u " + places.unit() + " -n 15 --no-pager -o cat"));
    }

    /// The command may return before the switchover is done.
    private String script() {
        var address = places.addressOf(candidate);
        return """
                %1$s
                %2$s
                n=0
                until %3$s 2>/dev/null | tr -d ' \\n' | grep -q '"%4$s":{"type":"Primary"'; do
                  n=$((n + 1))
                  [ $n -lt %5$d ] || { echo '%6$s is not primary' >&2; exit 1; }
                  sleep 1
                done
                """.formatted(
                        places.command("set-priority", address, "1"),
                        planned ? places.command("promote", "-switchover") : places.command("promote"),
                        places.command("cluster-status-json"),
                        address.replace(".", "\\."),
                        SECONDS,
                        candidate.name());
    }
}
