package dev.howdah.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.model.AwsRule;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Against a fake that is as strict as EC2: every request is judged, machines take time, what is in use stays.
class AwsPlatformTest {

    static final String KEY = "ssh-ed25519 AAAAone speedy";

    private final StrictEc2 cloud = new StrictEc2();
    private final TestArrival arrival = new TestArrival();
    private final AwsCluster cluster = AwsCluster.ofTwo();

    private Ec2 ec2() {
        return new Ec2(cloud, new Waiting(Duration.ofMillis(1), InstantSource.system()));
    }

    private AwsPlatform platform() {
        return cluster.on(ec2(), KEY, arrival);
    }

    private List<String> provision() {
        return texts(platform().provision(ProvisioningListener.NONE));
    }

    private static List<String> texts(List<ProvisioningChange> changes) {
        return changes.stream().map(ProvisioningChange::text).toList();
    }

    private Instance machine(String name) {
        return cloud.running().stream()
                .filter(it -> Found.part(it).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void plansWhatItThenCreatesAndThenNothing() {
        var planned = platform().plan();
        assertThat(cloud.store.changes).isEmpty();
        assertThat(texts(planned))
                .containsExactly(
                        "+ key pair howdah-speedy-" + new ClusterIdentity(KEY, "").id(),
                        "+ VPC Test 10.33.0.0/16",
                        "+ internet gateway of VPC Test",
                        "+ route table to the internet gateway",
                        "+ subnet main 10.33.0.0/28 in eu-west-1a",
                        "+ subnet dr 10.33.0.16/28 in eu-west-1b",
                        "+ security group of speedy",
                        "+ firewall rule tcp 22 from 0.0.0.0/0",
                        "+ firewall rule tcp 0-65535 from 10.33.0.0/28",
                        "+ firewall rule tcp 0-65535 from 10.33.0.16/28",
                        "+ instance kaolin t3.micro in eu-west-1a 10.33.0.4",
                        "+ instance karma t3.micro in eu-west-1b 10.33.0.20");
        assertThat(platform().provision(ProvisioningListener.NONE)).isEqualTo(planned);
        assertThat(platform().plan()).isEmpty();
        cloud.store.changes.clear();
        assertThat(provision()).isEmpty();
        assertThat(cloud.store.changes).isEmpty();
        assertThat(arrival.arrived).containsExactlyInAnyOrder("kaolin 198.51.100.7", "karma 198.51.100.7");
        assertThat(arrival.disks.get("kaolin")).containsOnlyKeys("/dev/xvda", "/dev/sdf");
    }

    @Test
    void launchesAsConfigYmlSays() {
        provision();
        var kaolin = machine("kaolin");
        var request = cloud.launchOf(kaolin.instanceId());
        assertThat(kaolin.imageId()).isEqualTo("ami-new"); // the newest of that owner, not of anybody
        assertThat(request.blockDeviceMappings()).hasSize(2).allSatisfy(disk -> {
            assertThat(disk.ebs().encrypted()).isTrue();
            assertThat(disk.ebs().volumeTypeAsString()).isEqualTo("gp3");
        });
        assertThat(request.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(request.iamInstanceProfile()).isNull();
        assertThat(ClusterTags.value(kaolin.tags(), "Name")).isEqualTo("kaolin");
        assertThat(ClusterTags.value(kaolin.tags(), "Owner")).isEqualTo("ops");
        assertThat(ClusterTags.value(kaolin.tags(), "team")).isEqualTo("storage");
    }

    /// The promise of a second run: at whatever request the first one is killed, before or after it took effect.
    @Test
    void goesOnAfterBeingKilledAtAnyRequest() {
        provision();
        int requests = cloud.store.changes.size();
        assertThat(requests).isGreaterThan(14);
        for (int at = 0; at < requests; at++) {
            for (boolean afterwards : new boolean[] {false, true}) {
                killedAt(at, afterwards);
            }
        }
    }

    private void killedAt(int at, boolean afterwards) {
        var fresh = new StrictEc2();
        fresh.store.beLate();
        var place = new TestArrival();
        var ec2 = new Ec2(fresh, new Waiting(Duration.ofMillis(1), InstantSource.system()));
        fresh.store.killAt(at, afterwards);
        assertThatThrownBy(() -> cluster.on(ec2, KEY, place).provision(ProvisioningListener.NONE))
                .isInstanceOf(StrictStore.Killed.class);
        fresh.store.killNoMore();
        cluster.on(ec2, KEY, place).provision(ProvisioningListener.NONE);
        assertThat(cluster.on(ec2, KEY, place).plan())
                .as("killed at " + at + afterwards)
                .isEmpty();
        assertThat(fresh.running()).hasSize(2);
        assertThat(fresh.store.all(Vpc.class)).hasSize(1);
        assertThat(place.arrived).hasSize(2);
        cluster.on(ec2, KEY, place).deprovision(ProvisioningListener.NONE);
        assertThat(fresh.store.all(Vpc.class)).isEmpty();
    }

    @Test
    void makesAMachineAgainThatWasTerminatedDespiteItsUsedToken() {
        provision();
        var old = machine("karma").instanceId();
        cloud.terminateInstances(q -> q.instanceIds(old));
        cloud.describeInstances(q -> q.instanceIds(old));
        assertThat(provision()).containsExactly("+ instance karma t3.micro in eu-west-1b 10.33.0.20");
        assertThat(machine("karma").instanceId()).isNotEqualTo(old);
    }

    @Test
    void startsWhatIsStopped() {
        provision();
        assertThat(texts(platform().stop(ProvisioningListener.NONE)))
                .containsExactlyInAnyOrder(". instance kaolin", ". instance karma");
        assertThat(platform().instances()).extracting(it -> it.state()).containsOnly("stopped");
        assertThat(provision()).containsExactlyInAnyOrder("> instance kaolin", "> instance karma");
        assertThat(platform().instances()).allMatch(it -> it.isRunning());
    }

    @Test
    void keepsTheFirewallAsConfigYmlSays() {
        provision();
        cluster.rules = List.of(AwsRule.SSH, new AwsRule("tcp", 5432, 5432, List.of("192.0.2.0/24")));
        assertThat(provision())
                .containsExactly(
                        "+ firewall rule tcp 5432 from 192.0.2.0/24",
                        "- firewall rule tcp 0-65535 from 10.33.0.0/28",
                        "- firewall rule tcp 0-65535 from 10.33.0.16/28");
        assertThat(platform().plan()).isEmpty();
    }

    @Test
    void givesAnInstanceADiskAndAnAddressLater() {
        provision();
        cluster.disks("karma", AwsCluster.ROOT, AwsCluster.DATA);
        cluster.machines.put("karma", AwsCluster.machine("t3.micro", new ElasticAddress.Own(), Optional.of(true)));
        assertThat(provision())
                .containsExactly(
                        "+ volume /dev/sdf of karma 16 GB",
                        "+ elastic address of karma",
                        "+ termination protection of karma");
        assertThat(platform().plan()).isEmpty();
    }

    @Test
    void attachesADiskAgainOnlyWhereThatIsWished() {
        cluster.disks("karma", AwsCluster.ROOT, AwsCluster.disk("/dev/sdf", false, true));
        provision();
        var disk = Disks.attached(machine("karma")).get("/dev/sdf");
        var old = machine("karma").instanceId();
        cloud.terminateInstances(q -> q.instanceIds(old));
        cloud.describeInstances(q -> q.instanceIds(old));
        provision();
        assertThat(Disks.attached(machine("karma"))).containsEntry("/dev/sdf", disk);
        cluster.disks("karma", AwsCluster.ROOT, AwsCluster.disk("/dev/sdf", false, false));
        var second = machine("karma").instanceId();
        cloud.terminateInstances(q -> q.instanceIds(second));
        cloud.describeInstances(q -> q.instanceIds(second));
        provision();
        assertThat(Disks.attached(machine("karma"))).doesNotContainEntry("/dev/sdf", disk);
    }

    @Test
    void removesAllOfItsOwnAndNothingElse() {
        var other = AwsCluster.ofTwo();
        other.on(ec2(), "ssh-ed25519 AAAAtwo speedy", new TestArrival()).provision(ProvisioningListener.NONE);
        cluster.disks("kaolin", AwsCluster.ROOT, AwsCluster.disk("/dev/sdf", false, false));
        cluster.machines.put("kaolin", AwsCluster.machine("t3.micro", new ElasticAddress.Own(), Optional.empty()));
        var before = cloud.running().size();
        provision(); // with the same names, ranges and addresses, in a VPC of its own
        assertThat(cloud.store.all(Vpc.class)).hasSize(2);
        assertThat(texts(platform().deprovision(ProvisioningListener.NONE)))
                .contains("- instance kaolin", "- VPC Test", "- elastic address 203.0.113.9")
                .anyMatch(text -> text.startsWith("- volume vol-"));
        assertThat(cloud.running()).hasSize(before);
        assertThat(cloud.store.all(Vpc.class)).hasSize(1);
        assertThat(other.on(ec2(), "ssh-ed25519 AAAAtwo speedy", new TestArrival())
                        .plan())
                .isEmpty();
    }

    @Test
    void removesNothingWhereAMachineIsProtectedOrOthersAreInTheNetwork() {
        cluster.machines.put("kaolin", AwsCluster.machine("t3.micro", new ElasticAddress.None(), Optional.of(true)));
        provision();
        var vpc = cloud.store.all(Vpc.class).getFirst().vpcId();
        cloud.store.put(
                "eni-9",
                NetworkInterface.builder()
                        .networkInterfaceId("eni-9")
                        .vpcId(vpc)
                        .description("somebody's")
                        .build());
        cloud.store.changes.clear();
        assertThatThrownBy(() -> platform().deprovision(ProvisioningListener.NONE))
                .hasMessageContaining("instance kaolin (i-")
                .hasMessageContaining("is protected against termination")
                .hasMessageContaining("eni-9 somebody's");
        assertThat(cloud.store.changes).isEmpty();
        cloud.store.remove("eni-9");
        cluster.machines.put("kaolin", AwsCluster.machine("t3.micro", new ElasticAddress.None(), Optional.of(false)));
        assertThat(provision()).containsExactly("- termination protection of kaolin");
        platform().deprovision(ProvisioningListener.NONE);
        assertThat(cloud.running()).isEmpty();
        assertThat(platform().deprovision(ProvisioningListener.NONE)).isEmpty();
    }

    @Test
    void saysThatAnotherDirectoryHasTheMachines() {
        provision();
        assertThatThrownBy(() ->
                        cluster.on(ec2(), "ssh-ed25519 AAAAtwo x", arrival).deprovision(ProvisioningListener.NONE))
                .hasMessageContaining("instances of a cluster of the same name");
    }

    @Test
    void usesAVpcThatWasThereAndLeavesItAlone() {
        var vpc = cloud.createVpc(q -> q.cidrBlock("10.33.0.0/16")).vpc().vpcId();
        cloud.store.put(
                vpc,
                cloud.store.all(Vpc.class).getFirst().toBuilder()
                        .tags(ClusterTags.tag("Name", "Test"))
                        .build());
        assertThatThrownBy(() -> platform().plan()).hasMessageContaining("has no internet gateway");
        var gateway = cloud.createInternetGateway(_ -> {}).internetGateway().internetGatewayId();
        cloud.attachInternetGateway(q -> q.internetGatewayId(gateway).vpcId(vpc));
        assertThat(provision()).noneMatch(text -> text.contains("VPC"));
        assertThat(platform().plan()).isEmpty();
        assertThat(texts(platform().deprovision(ProvisioningListener.NONE)))
                .contains("- subnet main")
                .noneMatch(text -> text.contains("VPC") || text.contains("gateway"));
        assertThat(cloud.store.all(Vpc.class)).extracting(Vpc::vpcId).containsExactly(vpc);
    }

    @Test
    void namesAllThatStandsInTheWayAndChangesNothing() {
        cluster.machines.put("kaolin", AwsCluster.machine("t9.nano", new ElasticAddress.None(), Optional.empty()));
        cluster.places.put("dr", new dev.howdah.model.AwsPlace("eu-west-1z", AwsCluster.range("10.33.0.16/28")));
        assertThatThrownBy(() -> platform().provision(ProvisioningListener.NONE))
                .hasMessageContaining("instances of type t9.nano are not offered in eu-west-1a")
                .hasMessageContaining("there is no availability zone eu-west-1z for location dr")
                .hasMessageContaining("the region has eu-west-1a, eu-west-1b");
        assertThat(cloud.store.changes).isEmpty();
    }

    @Test
    void refusesWhatCannotBeChangedOnAMachineThatExists() {
        provision();
        cluster.machines.put("kaolin", AwsCluster.machine("t3.medium", new ElasticAddress.None(), Optional.empty()));
        cluster.instances.replaceAll(it -> it.withAddress(Optional.of("10.33.0." + (8 + it.node()))));
        assertThatThrownBy(() -> platform().plan())
                .hasMessageContaining("is a t3.micro, config.yml says t3.medium")
                .hasMessageContaining("has address 10.33.0.4, config.yml says 10.33.0.9");
    }
}
