package dev.howdah.topology;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.resource.Psql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All questions about one instance's Postgres, and the pure reading of their answers into a [Node].
///
/// @param psql how to ask it
/// @param directory its data directory
/// @param binaries directory of its programs
public record NodeFacts(Psql psql, String directory, String binaries) {

    public List<Fact<?>> facts() {
        return List.of(
                DataDirectoryFact.of(directory, binaries),
                PostgresFacts.server(psql),
                PostgresFacts.senders(psql),
                PostgresFacts.slots(psql),
                PostgresFacts.limits(psql));
    }

    /// The live state that answers describe.
    public Node read(Facts facts) {
        return switch (facts.ask(DataDirectoryFact.of(directory, binaries))) {
            // never taken for empty: what is empty may be filled
            case Known.NotYet<?>(var why) -> new Node.Unreachable(why);
            case Known.Answer<Optional<DataDirectory>>(var found) ->
                found.map(data -> withData(data, facts)).orElseGet(Node.Empty::new);
        };
    }

    private Node withData(DataDirectory data, Facts facts) {
        return switch (facts.ask(PostgresFacts.server(psql))) {
            case Known.NotYet<?> _ -> new Node.Stopped(data);
            case Known.Answer<PostgresFacts.Server>(var server) ->
                new Node.Running(
                        data,
                        server.inRecovery(),
                        server.timeline(),
                        server.upstreamHost(),
                        server.streaming(),
                        server.receivedLsn(),
                        server.replayedLsn(),
                        server.replayLagSeconds(),
                        server.version(),
                        facts.ask(PostgresFacts.senders(psql)).orElse(List.of()),
                        facts.ask(PostgresFacts.slots(psql)).orElse(List.of()),
                        facts.ask(PostgresFacts.limits(psql)).orElse(Map.of()));
        };
    }
}
