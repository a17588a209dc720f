package dev.howdah.operation.drill;

import dev.howdah.model.Instance;
import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.dsn.ConnectionStrings;
import dev.howdah.operation.dsn.DsnOptions;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All clients of a drill: one writes, one reads, and one for each member asks that member alone.
final class Crowd implements AutoCloseable {

    private static final DsnOptions OPTIONS =
            new DsnOptions("postgres", Optional.of(Playground.ROLE), Optional.empty(), false);
    private static final Duration WRITE_PAUSE = Duration.ofMillis(20);
    private static final Duration READ_PAUSE = Duration.ofMillis(50);
    private static final Duration LOOK_PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(2);

    private final List<Client> clients;

    private Crowd(List<Client> clients) {
        this.clients = clients;
    }

    static Crowd start(ClusterHome home, String way, Secret password, Recording recording, InstantSource clock) {
        var clients = new ArrayList<Client>();
        var writing = login(address(home, way, "read-write"), password, "howdah drill writes");
        clients.add(Client.start(writing, new Writing(recording, clock), WRITE_PAUSE));
        var reading = login(readAddress(home, way), password, "howdah drill reads");
        clients.add(Client.start(reading, new Reading(recording, clock), READ_PAUSE));
        for (var member : home.cluster().dataInstances()) {
            clients.add(watcher(home, member, password, recording, clock));
        }
        return new Crowd(clients);
    }

    private static Client watcher(
            ClusterHome home, Instance member, Secret password, Recording recording, InstantSource clock) {
        var url = ConnectionStrings.jdbc(home, member, OPTIONS);
        var login = new Login(url, Playground.ROLE, password, "howdah drill looks", LOOK_LIMIT, LOOK_LIMIT);
        return Client.start(login, new Watching(member.name(), recording, clock), LOOK_PAUSE);
    }

    private static Login login(String url, Secret password, String application) {
        return new Login(url, Playground.ROLE, password, application, CONNECTING, PATIENCE);
    }

    private static String address(ClusterHome home, String way, String use) {
        return find(home, way, use)
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.inOption("--through", "the cluster has no " + way + " for applications")
                                .withRemedy("`howdah dsn` prints the ways into the cluster")));
    }

    /// Not every way has one for reading only; then members are asked directly.
    private static String readAddress(ClusterHome home, String way) {
        return find(home, way, "read-only").orElseGet(() -> address(home, "direct", "read-only"));
    }

    private static Optional<String> find(ClusterHome home, String way, String use) {
        return ConnectionStrings.of(home, OPTIONS).stream()
                .filter(string -> string.way().equals(way)
                        && string.use().equals(use)
                        && string.driver().equals("jdbc"))
                .findFirst()
                .map(string -> string.text());
    }

    /// Refuses a way that the cluster does not have.
    static void check(ClusterHome home, String way) {
        address(home, way, "read-write");
    }

    /// How the client works, in a sentence.
    static String words(String way) {
        var where = way.equals("direct") ? "with all members in its URL (targetServerType=primary)" : "through " + way;
        return "a JDBC client %s that commits a row each %d ms and takes a statement without an answer for %d s as lost"
                .formatted(where, WRITE_PAUSE.toMillis(), PATIENCE.toSeconds());
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
    }
}
