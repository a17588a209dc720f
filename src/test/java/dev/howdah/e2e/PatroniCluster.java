package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cluster of three Postgres with PgBouncer, a Barman server, three members of etcd and two HAProxy, as patronictl
/// and etcdctl see it.
record PatroniCluster(TestCluster cluster) {

    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String HEALTH = "set -a; . /etc/etcd/etcdctl.env; etcdctl endpoint health --cluster";
    private static final int FIRST_ETCD = 5;
    private static final int FIRST_BALANCER = 8;

    void configure() {
        cluster.configureFor("patroni", "--enable-haproxy").succeeds();
        cluster.setVariable(
                "postgres_users:", "- username: app", "postgres_databases:", "- name: shop", "  owner: app");
        cluster.edit("  - primary\n", "  - primary\n  - pgbouncer\n");
        cluster.edit("  - replica\n", "  - replica\n  - pgbouncer\n");
    }

    List<Node> etcds() {
        return List.of(cluster.node(FIRST_ETCD), cluster.node(FIRST_ETCD + 1), cluster.node(FIRST_ETCD + 2));
    }

    List<Balancer> balancers() {
        return List.of(new Balancer(cluster.node(FIRST_BALANCER)), new Balancer(cluster.node(FIRST_BALANCER + 1)));
    }

    /// The balancer that an application's session comes through.
    Balancer balancerOf(Node leader, String application) {
        var from = leader.sql(
                "select host(client_addr) from pg_stat_activity where application_name = '" + application + "'");
        return balancers().get(from.equals(cluster.address(FIRST_BALANCER)) ? 0 : 1);
    }

    /// `NAME role state` of each member, as the patronictl of one of them says.
    List<String> members(Node asked) {
        var ran = Docker.as("postgres", asked.name(), ". /etc/profile.d/howdah-patroni.sh; patronictl list -f json");
        if (ran.exitCode() != 0) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        for (JsonNode member : JsonMapper.shared().readTree(ran.out())) {
            lines.add(member.path("Member").asString() + " "
                    + member.path("Role").asString().toLowerCase(Locale.ROOT) + " "
                    + member.path("State").asString().replace("streaming", "running"));
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    /// Waits until patronictl shows a leader and two replicas that run.
    void awaitLeader(Node leader) {
        var wished = cluster.dataNodes().stream()
                .map(node -> node.name() + (node.equals(leader) ? " leader" : " replica") + " running")
                .sorted()
                .toList();
        Await.until("patronictl shows " + wished, LIMIT, () -> members(leader), wished::equals);
    }

    /// The member that takes writes; there is one only.
    Node leader() {
        var leaders = Await.until(
                "one member takes writes",
                LIMIT,
                () -> cluster.dataNodes().stream().filter(Node::takesWrites).toList(),
                list -> list.size() == 1);
        return leaders.getFirst();
    }

    /// All members of etcd are healthy, nobody comes in without a password, and Patroni only to its own keys.
    void assertStore() {
        for (var member : etcds()) {
            Await.until(
                    "all members are healthy for " + member.name(),
                    LIMIT,
                    () -> Docker.run("exec", member.name(), "sh", "-c", HEALTH).all(),
                    shown -> shown.lines()
                                    .filter(line -> line.contains("is healthy"))
                                    .count()
                            == 3);
        }
        var first = etcds().getFirst().name();
        var nobody = "ETCDCTL_API=3 etcdctl --endpoints=https://localhost:2379 --cacert=/etc/etcd/ca.crt ";
        assertThat(Docker.run("exec", first, "sh", "-c", nobody + "get / --prefix")
                        .all())
                .contains("user name is empty");
        assertThat(Docker.run(
                                "exec",
                                first,
                                "sh",
                                "-c",
                                nobody.replace("https", "http") + "endpoint health --dial-timeout=2s")
                        .exitCode())
                .isNotZero();
        var patroni = "set -a; . /etc/etcd/etcdctl-patroni.env; etcdctl get --keys-only ";
        assertThat(Docker.run("exec", first, "sh", "-c", patroni + "/other").all())
                .contains("permission denied");
        assertThat(Docker.run(
                                "exec",
                                first,
                                "sh",
                                "-c",
                                patroni + "/howdah/" + cluster.directory().getFileName() + "/leader")
                        .all())
                .contains("/leader");
    }

    /// What every member says to `show`.
    List<String> everywhere(String setting) {
        return cluster.dataNodes().stream()
                .map(node -> node.sql("show " + setting))
                .distinct()
                .toList();
    }

    List<String> startTimes() {
        return cluster.dataNodes().stream()
                .map(node -> node.sql("select pg_postmaster_start_time()"))
                .toList();
    }

    /// What a member's REST interface answers: a status, or none.
    String rest(Node member, String scheme, String method, String path) {
        return Docker.run("exec", cluster.node(3).name(), "python3", "-c", """
                import ssl, urllib.request, urllib.error
                context = ssl.create_default_context(cafile='/etc/howdah/ca.crt')
                request = urllib.request.Request('%s://%s:8008%s', method='%s')
                try:
                    print(urllib.request.urlopen(request, context=context).status)
                except urllib.error.HTTPError as error:
                    print(error.code)
                except OSError as error:
                    print('none')
                """.formatted(
                                scheme, member.name(), path, method))
                .out()
                .strip();
    }

    String address(Node node) {
        return cluster.address(IntStream.rangeClosed(1, 3)
                .filter(number -> cluster.node(number).equals(node))
                .findFirst()
                .orElseThrow());
    }
}
