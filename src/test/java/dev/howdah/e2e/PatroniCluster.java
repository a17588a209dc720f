package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cluster of three Postgres, a Barman server and three members of etcd, as patronictl and etcdctl see it.
record PatroniCluster(TestCluster cluster) {

    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int FIRST_ETCD = 5;

    /// Turns the layout that `configure` made for repmgr into one for Patroni.
    void turnOver() {
        cluster.edit("failover_manager: repmgr", "failover_manager: patroni");
        cluster.setVariable(
                "postgres_users:", "- username: app", "postgres_databases:", "- name: shop", "  owner: app");
        var members = IntStream.range(FIRST_ETCD, FIRST_ETCD + 3)
                .mapToObj(number -> """
                        - Name: %s
                          ip_address: %s
                          location: %s
                          node: %d
                          role:
                          - etcd
                        """.formatted(
                                cluster.node(number).name(),
                                cluster.address(number),
                                number == FIRST_ETCD + 2 ? "dr" : "main",
                                number))
                .collect(Collectors.joining());
        TestCluster.write(cluster.config(), TestCluster.read(cluster.config()) + members);
    }

    List<Node> etcds() {
        return List.of(cluster.node(FIRST_ETCD), cluster.node(FIRST_ETCD + 1), cluster.node(FIRST_ETCD + 2));
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
            var shown = member.sh("set -a; . /etc/etcd/etcdctl.env; etcdctl endpoint health --cluster 2>&1");
            assertThat(shown.lines().filter(line -> line.contains("is healthy")))
                    .hasSize(3);
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

    /// An address that names all members and takes the one that accepts writes.
    String url() {
        return "jdbc:postgresql://"
                + IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> cluster.address(number) + ":5432")
                        .collect(Collectors.joining(","))
                + "/shop?targetServerType=primary&connectTimeout=2&loginTimeout=5&tcpKeepAlive=true";
    }

    String address(Node node) {
        return cluster.address(IntStream.rangeClosed(1, 3)
                .filter(number -> cluster.node(number).equals(node))
                .findFirst()
                .orElseThrow());
    }
}
