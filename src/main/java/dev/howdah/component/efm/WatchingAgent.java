package dev.howdah.component.efm;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// An agent that watches: it has joined, and is not idle. One that is idle, because its Postgres was away, is told to
/// go on (`efm resume`); that never promotes nor starts anything.
record WatchingAgent(EfmPlaces places) implements Resource {

    private static final int SECONDS = 60;

    @Override
    public String address() {
        return "EFM's agent";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(status().own());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(status().own()),
                type -> EfmStatus.isWatching(type)
                        ? same()
                        : edit(
                                Verb.START,
                                List.of("- " + (type.isEmpty() ? "does not answer" : type), "+ watches"),
                                resume()));
    }

    private EfmStatus status() {
        return new EfmStatus(places);
    }

    private Action resume() {
        return Action.of("wait for EFM's agent, and let it go on", """
                        n=0
                        while :; do
                          state=$(%s 2>/dev/null | tr -d ' \\n' | sed -n 's/.*"type":"\\([A-Za-z]*\\)".*/\\1/p')
                          case $state in
                            Primary | Standby | Witness) break ;;
                            Idle | IDLE) %s >/dev/null 2>&1 || true ;;
                          esac
                          n=$((n + 1))
                          [ $n -lt %d ] || { echo "the agent does not watch; it says: ${state:-nothing}" >&2; exit 1; }
                          sleep 1
                        done
                        """.formatted(
                                places.command("node-status-json"), places.command("resume"), SECONDS))
                .within(Duration.ofMinutes(10))
                .diagnosedBy("journalctl -u " + places.unit() + " -n 20 --no-pager -o cat\ntail -n 20 /var/log/efm-"
                        + places.version() + "/" + places.cluster().name() + ".log 2>/dev/null");
    }
}
