package dev.howdah.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxyChecksTest {

    private static final String GOOD = """
            # pxname,svname,status
            read-write,FRONTEND,OPEN
            primary,primary,UP
            primary,replica,DOWN
            primary,cascaded1,DOWN
            primary,BACKEND,UP
            read-only,FRONTEND,OPEN
            replicas,primary,DOWN
            replicas,replica,UP
            replicas,cascaded1,UP 1/2
            replicas,BACKEND,UP
            """;

    @Test
    void aBalancerLeadsToThePrimaryOnly() {
        assertThat(balancer(GOOD).ok()).isTrue();
        assertThat(balancer(GOOD).what()).isEqualTo("leads to primary");
        assertThat(balancer(GOOD.replace("primary,replica,DOWN", "primary,replica,UP"))
                        .what())
                .isEqualTo("its port for writing leads to primary, replica, and primary is the primary");
        assertThat(balancer(GOOD.replace("primary,primary,UP", "primary,primary,DOWN"))
                        .what())
                .contains("leads to nobody");
        assertThat(balancer(GOOD.replace("read-write,FRONTEND,OPEN", "read-write,FRONTEND,STOP"))
                        .what())
                .contains("port read-write is not open");
    }

    @Test
    void readersAreLedToSomeReplica() {
        assertThat(balancer(GOOD.replace("replicas,replica,UP", "replicas,replica,DOWN"))
                        .ok())
                .isTrue();
        assertThat(balancer(GOOD.replace(",UP\nreplicas,cascaded1,UP 1/2", ",DOWN\nreplicas,cascaded1,DOWN"))
                        .what())
                .isEqualTo("its port for reading leads to nobody");
    }

    @Test
    void aBalancerThatSaysNothingFails() {
        assertThat(balancer("").ok()).isFalse();
    }

    @Test
    void aPoolLeadsToThePrimaryByTls() {
        assertThat(pool("t t\n").ok()).isTrue();
        assertThat(pool("f t\n").what()).isEqualTo("PgBouncer does not lead to the primary");
        assertThat(pool("t f\n").what()).contains("not encrypted");
        assertThat(pool("psql: error: connection refused\n").what()).contains("connection refused");
        assertThat(pool("").what()).contains("no answer");
    }

    private static CheckResult balancer(String statistics) {
        return result(new LoadBalancers(), "balancer", statistics);
    }

    private static CheckResult pool(String answer) {
        return result(new Pools(), "primary", answer);
    }

    private static CheckResult result(InstanceCheck check, String instance, String answer) {
        var instances = new ArrayList<>(Clusters.m1(1).instances().stream()
                .map(one -> one.name().equals("primary") ? with(one, Role.PGBOUNCER) : one)
                .toList());
        instances.add(new Instance(
                9,
                "balancer",
                "main",
                Set.of(Role.HAPROXY),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Settings.NONE));
        var cluster = Clusters.of(instances, Map.of("haproxy_read_only_load_balancer_enabled", true));
        var facts = KnownFacts.none();
        for (var fact : check.facts(cluster, cluster.instance(instance))) {
            facts = facts.with(fact, answer);
        }
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("primary", Nodes.primary(1));
        nodes.put("replica", Nodes.standby(1, "primary"));
        nodes.put("cascaded1", Nodes.standby(1, "replica"));
        var sights = new LinkedHashMap<String, Sight>();
        sights.put(instance, new Sight(facts, Optional.empty(), Duration.ZERO, 0));
        var seen = new Seen(Instant.EPOCH, new Topology(cluster, nodes), sights);
        return check.results(seen).stream()
                .filter(result -> result.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    private static Instance with(Instance instance, Role role) {
        var roles = new ArrayList<>(instance.roles());
        roles.add(role);
        return new Instance(
                instance.node(),
                instance.name(),
                instance.location(),
                Set.copyOf(roles),
                instance.upstream(),
                instance.backup(),
                instance.address(),
                instance.settings());
    }
}
