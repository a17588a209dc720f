package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.resource.ConfigFile;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepmgrTest {

    private static final Cluster CLUSTER = Clusters.m1(1);
    private static final Map<String, Node> AFTER_FAILOVER = Map.of(
            "primary", Nodes.stoppedPrimary(1),
            "replica", Nodes.primary(2),
            "cascaded1", Nodes.standby(2, "replica"));

    private static List<Step> steps(Deployment deployment, String instance) {
        return new Repmgr().steps(deployment, CLUSTER.instance(instance));
    }

    private static RepmgrMember member(Deployment deployment, String instance) {
        return (RepmgrMember) steps(deployment, instance).get(1).resources().getFirst();
    }

    private static Milestone registered(String instance) {
        return new Milestone("repmgr-registered", instance);
    }

    @Test
    void aNodeIsRegisteredAfterThePrimaryAndAfterItsUpstream() {
        var deployment = Deployments.of(CLUSTER);
        assertThat(steps(deployment, "primary").get(1).awaits()).isEmpty();
        assertThat(steps(deployment, "replica").get(1).awaits()).isEqualTo(Set.of(registered("primary")));
        assertThat(steps(deployment, "cascaded1").get(1).awaits())
                .isEqualTo(Set.of(registered("primary"), registered("replica")));
    }

    @Test
    void membersAreWhatTheyAreNowAndNotWhatTheConfigurationSays() {
        var deployment = Deployments.of(CLUSTER, AFTER_FAILOVER);
        assertThat(member(deployment, "replica").type()).isEqualTo(RepmgrMember.Type.PRIMARY);
        assertThat(member(deployment, "replica").upstream()).isZero();
        assertThat(member(deployment, "cascaded1").upstream()).isEqualTo(2);
    }

    @Test
    void aFormerPrimaryThatStandsStillIsNeitherRegisteredNorWatchedButVotes() {
        assertThat(steps(Deployments.of(CLUSTER, AFTER_FAILOVER), "primary"))
                .extracting(Step::name)
                .containsExactly("repmgr: configure", "repmgr: vote and fence");
    }

    @Test
    void nobodyWaitsForAPrimaryThatDoesNotAnswer() {
        var deployment = Deployments.of(CLUSTER, Map.of("primary", Nodes.unreachable()));
        assertThat(steps(deployment, "replica")).hasSize(1);
    }

    @Test
    void nobodyWaitsForAnUpstreamThatDoesNotAnswer() {
        var deployment = Deployments.of(
                CLUSTER,
                Map.of(
                        "primary", Nodes.primary(1),
                        "replica", Nodes.unreachable(),
                        "cascaded1", Nodes.standby(1, "replica")));
        assertThat(steps(deployment, "cascaded1").get(1).awaits()).isEqualTo(Set.of(registered("primary")));
        assertThat(member(deployment, "cascaded1").upstream()).isEqualTo(2);
    }

    @Test
    void aWitnessFollowsThePrimary() {
        var even = Clusters.m1(2);
        var barman = even.instance("barman");
        var step = new Repmgr().steps(Deployments.of(even), barman).get(1);
        assertThat(((RepmgrMember) step.resources().getFirst()).type()).isEqualTo(RepmgrMember.Type.WITNESS);
        assertThat(step.awaits()).isEqualTo(Set.of(registered("primary")));
    }

    @Test
    void aHostWithoutPostgresVotesAndNothingElse() {
        assertThat(steps(Deployments.of(CLUSTER), "barman"))
                .extracting(Step::name)
                .containsExactly("repmgr: vote and fence");
        assertThat(new Repmgr().units(CLUSTER, CLUSTER.instance("barman"))).containsExactly("howdah-voter");
    }

    @Test
    void whereNobodyIsPromotedByItselfNothingIsFenced() {
        var manual = Clusters.m1(1, Map.of("repmgr_failover", "manual"));
        assertThat(new Repmgr().startCondition(manual, manual.instance("primary")))
                .isEmpty();
        assertThat(new Repmgr().units(manual, manual.instance("primary"))).containsExactly("repmgr");
        assertThat(new Repmgr().startCondition(CLUSTER, CLUSTER.instance("primary")))
                .isPresent();
    }

    @Test
    void aPrimaryLivesAsLongWithoutVotersAsRepmgrdTriesAnyway() {
        assertThat(Fencing.seconds(Clusters.m1(1))).isEqualTo(30);
        assertThat(Fencing.seconds(
                        Clusters.m1(1, Map.of("repmgr_reconnect_attempts", 3, "repmgr_reconnect_interval", 4))))
                .isEqualTo(10);
        assertThat(Fencing.seconds(Clusters.m1(1, Map.of("repmgr_fence_after", 7))))
                .isEqualTo(7);
    }

    @Test
    void theConfigurationIsComplete() {
        var cluster = Clusters.m1(
                1,
                Map.of(
                        "repmgr_reconnect_attempts",
                        3,
                        "repmgr_location",
                        "here",
                        "repmgr_priority",
                        50,
                        "repmgr_conf_settings",
                        List.of("monitor_interval_secs=5")));
        var file = (ConfigFile) new Repmgr()
                .steps(Deployments.of(cluster), cluster.instance("replica"))
                .getFirst()
                .resources()
                .get(1);
        assertThat(file.path()).isEqualTo("/etc/repmgr/15/repmgr.conf");
        assertThat(file.content().lines().skip(1)).containsExactly("""
                node_id = 2
                node_name = replica
                conninfo = 'host=replica port=5432 user=repmgr dbname=repmgr connect_timeout=2 keepalives_idle=2 keepalives_interval=2 keepalives_count=3 tcp_user_timeout=8000'
                data_directory = '/opt/postgres/data'
                pg_bindir = '/usr/lib/postgresql/15/bin'
                replication_user = repmgr
                use_replication_slots = 1
                location = here
                priority = 50
                failover = automatic
                reconnect_attempts = 3
                reconnect_interval = 10
                primary_visibility_consensus = false
                failover_validation_command = '/usr/local/lib/howdah/may-promote'
                election_rerun_interval = 5
                monitoring_history = yes
                log_facility = STDERR
                promote_command = '/usr/lib/postgresql/15/bin/repmgr -f /etc/repmgr/15/repmgr.conf standby promote'
                follow_command = '/usr/lib/postgresql/15/bin/repmgr -f /etc/repmgr/15/repmgr.conf standby follow --upstream-node-id=%n'
                service_start_command = 'sudo systemctl start postgres'
                service_stop_command = 'sudo systemctl stop postgres'
                service_restart_command = 'sudo systemctl restart postgres'
                service_reload_command = 'sudo systemctl reload postgres'
                repmgrd_service_start_command = 'sudo systemctl start repmgr'
                repmgrd_service_stop_command = 'sudo systemctl stop repmgr'
                monitor_interval_secs=5
                """.lines().toArray(String[]::new));
    }
}
