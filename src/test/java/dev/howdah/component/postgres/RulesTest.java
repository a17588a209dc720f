package dev.howdah.component.postgres;

import static dev.howdah.testing.Nodes.primary;
import static dev.howdah.testing.Nodes.standby;
import static dev.howdah.testing.Nodes.stoppedPrimary;
import static dev.howdah.testing.Nodes.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Needs;
import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may connect, which slots are kept, and which roles and databases are made.
class RulesTest {

    private static final Cluster CLUSTER = Clusters.m1(1);

    @Test
    void localUsersComeFirstThenMembersThenTheUsersLinesThenTheWorldByTls() {
        var cluster = Clusters.m1(1, Map.of("postgres_hba_settings", List.of("hostssl app app 10.0.0.0/8 cert")));
        var instance = cluster.instance("primary");
        var needs = Needs.none().hba("# of a component");

        var lines = new HbaRules(
                        Deployments.of(cluster, Map.of(), needs, Set.of()),
                        instance,
                        PostgresPaths.of(cluster, instance))
                .lines().stream().flatMap(String::lines).toList();

        assertThat(lines.getFirst()).startsWith("local").contains("peer");
        assertThat(lines).anyMatch(line -> line.startsWith("hostssl") && line.contains("10.33.0.3/32"));
        assertThat(lines.indexOf("# of a component")).isLessThan(lines.indexOf("hostssl app app 10.0.0.0/8 cert"));
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .allMatch(line -> line.startsWith("hostssl") && line.endsWith("scram-sha-256"));
        assertThat(lines).noneMatch(line -> line.contains("trust") || line.contains("md5"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("host "))
                .allMatch(line -> line.contains("127.0.0.1/32") || line.contains("::1/128"));
    }

    @Test
    void thereIsASlotForEachReplicaOnItsLiveUpstreamAndNowhereElse() {
        var nodes = Map.of("primary", primary(1), "replica", standby(1, "primary"), "cascaded1", standby(1, "replica"));

        assertThat(slots("primary", nodes)).containsExactly("repmgr_slot_2", "barman");
        assertThat(slots("replica", nodes)).containsExactly("repmgr_slot_3");
        assertThat(slots("cascaded1", nodes)).isEmpty();
    }

    @Test
    void noSlotHoldsBackWalForAMemberThatIsGone() {
        assertThat(slots("primary", Map.of("primary", primary(1), "replica", unreachable())))
                .containsExactly("repmgr_slot_3", "barman");
        assertThat(slots(
                        "replica",
                        Map.of(
                                "primary", stoppedPrimary(1),
                                "replica", primary(2),
                                "cascaded1", standby(2, "replica"))))
                .containsExactly("repmgr_slot_3", "barman");
    }

    @Test
    void afterAFailoverTheSlotsOfComponentsMoveToTheNewPrimary() {
        var nodes = Map.of("primary", standby(2, "replica"), "replica", primary(2), "cascaded1", standby(2, "replica"));

        assertThat(slots("replica", nodes)).containsExactly("repmgr_slot_1", "repmgr_slot_3", "barman");
        assertThat(slots("primary", nodes)).isEmpty();
    }

    @Test
    void rolesLogInWithAPasswordUnlessTheUserSaysOtherwise() {
        var cluster = Clusters.m1(
                0,
                Map.of(
                        "postgres_users",
                        List.of(
                                Map.of("username", "app"),
                                Map.of(
                                        "username",
                                        "readers",
                                        "role_attrs",
                                        List.of("nologin"),
                                        "generate_password",
                                        false),
                                Map.of("username", "job", "conn_limit", 3, "granted_roles", List.of("readers")))));

        assertThat(UserRoles.of(cluster))
                .containsExactly(
                        new RoleNeed("app", List.of("LOGIN"), true, List.of(), List.of()),
                        new RoleNeed("readers", List.of("NOLOGIN"), false, List.of(), List.of()),
                        new RoleNeed(
                                "job", List.of("LOGIN", "CONNECTION LIMIT 3"), true, List.of("readers"), List.of()));
    }

    @Test
    void databasesTakeTheirOptionsAndExtensions() {
        Map<String, Object> entry = Map.of(
                "name",
                "shop",
                "encoding",
                "UTF8",
                "lc_collate",
                "C",
                "extensions",
                List.of("citext", Map.of("name", "postgis", "schema", "gis", "version", "3.3")));

        assertThat(UserDatabases.options(entry))
                .containsEntry("ENCODING", "UTF8")
                .containsEntry("LC_COLLATE", "C")
                .hasSize(2);
        assertThat(UserDatabases.extensions(entry))
                .extracting(
                        extension -> extension.name() + " " + extension.schema().orElse("-") + " "
                                + extension.version().orElse("-"))
                .containsExactly("citext - -", "postgis gis 3.3");
    }

    private static List<String> slots(String name, Map<String, Node> nodes) {
        var instance = CLUSTER.instance(name);
        var deployment = Deployments.of(CLUSTER, nodes, Needs.none().slot("barman"), Set.of());
        return new Slots(deployment, instance, PostgresPaths.of(CLUSTER, instance))
                .resources().stream()
                        .map(resource -> resource.address().replace("replication slot ", ""))
                        .toList();
    }
}
