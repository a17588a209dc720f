package dev.howdah.component.efm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import dev.howdah.topology.ManagerView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EfmStatusTest {

    private static final Cluster CLUSTER = Clusters.efm(0, Map.of());
    private static final EfmPlaces PLACES = new EfmPlaces(CLUSTER, CLUSTER.instance("primary"));
    private static final EfmStatus STATUS = new EfmStatus(PLACES);

    private static String address(String instance) {
        return PLACES.addressOf(CLUSTER.instance(instance));
    }

    private static String filled(String json) {
        return json.replace("PRIMARY", address("primary"))
                .replace("REPLICA", address("replica"))
                .replace("WITNESS", address("barman"));
    }

    private static ManagerView.Member member(String instance, String role, boolean running, String agent) {
        return new ManagerView.Member(instance, role, Optional.empty(), running, agent, "");
    }

    @Test
    void theStatusOfVersion4IsRead() {
        var view = STATUS.view().reading().apply(filled("""
                {
                    "nodes": {
                        "WITNESS": {"type": "Witness", "agent": "UP", "db": "N\\/A", "vip": "", "vip_active": false},
                        "PRIMARY": {"type": "Primary", "agent": "UP", "db": "UP", "xlog": "0/1", "xloginfo": ""},
                        "REPLICA": {"type": "Idle", "agent": "UP", "db": "DOWN", "xlog": "", "xloginfo": ""},
                        "10.99.99.99": {"type": "Standby", "agent": "UP", "db": "UP"}
                    },
                    "allowednodes": ["PRIMARY", "REPLICA"],
                    "membershipcoordinator": "PRIMARY",
                    "failoverpriority": [], "minimumstandbys": 0, "missingnodes": [], "messages": []
                }
                """));
        assertThat(view.members())
                .containsExactlyInAnyOrder(
                        member("barman", "witness", false, "running"),
                        member("primary", "primary", true, "running"),
                        member("replica", "idle", false, "idle"));
        assertThat(view.primary()).contains("primary");
    }

    @Test
    void anAgentThatIsLostStandsInTheStatusOfVersion5() {
        var view = STATUS.view().reading().apply(filled("""
                {"nodes": {"PRIMARY": {"type": "Primary", "db": "UP", "lsnInfo": ""},
                           "REPLICA": {"type": "DOWN", "db": "N/A"}}}
                """));
        assertThat(view.member("replica")).contains(member("replica", "down", false, "stopped"));
    }

    @Test
    void anIdleAgentIsToldToGoOnAndOneThatWatchesIsNot() {
        var agent = new WatchingAgent(PLACES);
        var idle = KnownFacts.none().with(STATUS.own(), "{\"type\":\"Idle\",\"db\":\"UP\"}");
        assertThat(agent.compare(idle)).isInstanceOfSatisfying(Change.Edit.class, edit -> {
            assertThat(edit.lines()).containsExactly("- idle", "+ watches");
            assertThat(edit.actions().getFirst().shell()).contains("/usr/edb/efm-4.9/bin/efm resume toy");
        });
        var standby = KnownFacts.none().with(STATUS.own(), "{\"type\":\"Standby\",\"db\":\"UP\"}");
        assertThat(agent.compare(standby)).isEqualTo(new Change.Same());
        assertThat(agent.compare(KnownFacts.none().with(STATUS.own(), ""))).isInstanceOf(Change.Edit.class);
    }

    @Test
    void aSwitchoverPutsTheCandidateFirstAndIsDoneWhereItIsPrimary() {
        var order = new EfmSwitchover(PLACES, CLUSTER.instance("replica"), true);
        var before = KnownFacts.none()
                .with(STATUS.view(), filled("{\"nodes\": {\"PRIMARY\": {\"type\": \"Primary\", \"db\": \"UP\"}}}"));
        assertThat(order.compare(before)).isInstanceOfSatisfying(Change.Edit.class, edit -> {
            assertThat(edit.lines()).containsExactly("- primary", "+ replica");
            assertThat(edit.actions().getFirst().shell())
                    .containsSubsequence(
                            "efm set-priority toy " + address("replica") + " 1", "efm promote toy -switchover");
        });
        var after = KnownFacts.none()
                .with(STATUS.view(), filled("{\"nodes\": {\"REPLICA\": {\"type\": \"Primary\", \"db\": \"UP\"}}}"));
        assertThat(order.compare(after)).isEqualTo(new Change.Same());
        assertThat(order.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void whereThePrimaryIsLostTheCandidateIsPromotedWithoutIt() {
        var order = new EfmSwitchover(PLACES, CLUSTER.instance("replica"), false);
        var lost = KnownFacts.none()
                .with(STATUS.view(), filled("{\"nodes\": {\"REPLICA\": {\"type\": \"Standby\", \"db\": \"UP\"}}}"));
        assertThat(order.compare(lost)).isInstanceOfSatisfying(Change.Edit.class, edit -> {
            assertThat(edit.lines()).containsExactly("- none", "+ replica");
            assertThat(edit.actions().getFirst().shell())
                    .containsSubsequence("efm set-priority toy " + address("replica") + " 1", "efm promote toy\n")
                    .doesNotContain("-switchover");
        });
    }

    @Test
    void anAgentThatIsNewIsLetIn() {
        var all = List.of(address("primary"), address("replica"), address("barman"));
        var allowed = new AllowedAgents(PLACES, all);
        var status = filled("{\"nodes\": {}, \"allowednodes\": [\"PRIMARY\", \"REPLICA\"]}");
        assertThat(allowed.compare(KnownFacts.none().with(STATUS.allowed(), status)))
                .isInstanceOfSatisfying(
                        Change.Edit.class, edit -> assertThat(edit.lines()).containsExactly("+ " + address("barman")));
        var whole = filled("{\"nodes\": {}, \"allowednodes\": [\"PRIMARY\", \"REPLICA\", \"WITNESS\"]}");
        assertThat(allowed.compare(KnownFacts.none().with(STATUS.allowed(), whole)))
                .isEqualTo(new Change.Same());
    }
}
