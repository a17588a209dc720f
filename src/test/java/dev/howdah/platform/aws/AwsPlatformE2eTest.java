package dev.howdah.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.AwsImage;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.secret.SshKeyPair;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// The SDK's own requests against moto's server: that each of them is well formed and understood, and that what they
/// make is found again by its tags. Where moto is more lenient than EC2, the strict fake of AwsPlatformTest is the
/// judge.
@Tag("e2e")
class AwsPlatformE2eTest {

    private static final String ACCOUNT = "123456789012";

    private static Moto moto;
    private static String key = "";
    private static String otherKey = "";

    private final AtomicInteger changesUntilKilled = new AtomicInteger(Integer.MAX_VALUE);
    private final Ec2Client client = client();
    private final Ec2 ec2 = new Ec2(client, new Waiting(Duration.ofMillis(50), InstantSource.system()));
    private final TestArrival arrival = new TestArrival();
    private final AwsCluster cluster = AwsCluster.ofTwo();

    @BeforeAll
    static void startMoto(@TempDir Path directory) {
        key = SshKeyPair.named(directory, "one").publicKey();
        otherKey = SshKeyPair.named(directory, "other").publicKey();
        moto = new Moto();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    private Ec2Client client() {
        return Ec2Client.builder()
                .endpointOverride(moto.address())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(it -> it.addExecutionInterceptor(new Killing()))
                .build();
    }

    /// Ends the process before the request that is next to change something is sent.
    private final class Killing implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            boolean looks = context.request().getClass().getSimpleName().startsWith("Describe");
            if (!looks && changesUntilKilled.getAndDecrement() == 0) {
                throw new StrictStore.Killed();
            }
        }
    }

    @AfterEach
    void removeAll() {
        changesUntilKilled.set(Integer.MAX_VALUE);
        platform().deprovision(ProvisioningListener.NONE);
        platform(AwsCluster.ofTwo(), otherKey).deprovision(ProvisioningListener.NONE);
        client.close();
    }

    private AwsPlatform platform() {
        return platform(cluster, key);
    }

    /// moto has no images of Debian's account, and takes new ones for its own account only.
    private AwsPlatform platform(AwsCluster other, String publicKey) {
        other.machines.replaceAll((_, machine) -> new AwsMachine(
                machine.type(),
                new AwsImage("debian-12-amd64-*", Optional.of(ACCOUNT)),
                machine.user(),
                machine.publicAddress(),
                machine.elastic(),
                machine.terminationProtection(),
                machine.profile(),
                machine.tags()));
        return other.on(ec2, publicKey, arrival);
    }

    @BeforeEach
    void publishImages() {
        for (var name : List.of("debian-12-amd64-1", "debian-12-amd64-2")) {
            if (client.describeImages(q -> q.filters(ClusterTags.filter("name", name)))
                    .images()
                    .isEmpty()) {
                client.registerImage(q -> q.name(name).rootDeviceName("/dev/xvda"));
            }
        }
    }

    @Test
    void createsAllOnceAndRemovesItsOwnOnly() {
        cluster.machines.put("kaolin", AwsCluster.machine("t3.micro", new ElasticAddress.Own(), Optional.of(false)));
        var stranger = client.createVpc(q -> q.cidrBlock("10.33.0.0/16")).vpc().vpcId();
        var planned = platform().plan();
        assertThat(planned).hasSize(12);
        assertThat(platform().provision(ProvisioningListener.NONE)).isEqualTo(planned);
        assertThat(platform().plan()).isEmpty();
        assertThat(platform().provision(ProvisioningListener.NONE)).isEmpty();
        assertThat(platform().instances()).hasSize(2).allMatch(it -> it.isRunning());

        var kaolin = Found.alive(client, List.of(ClusterTags.filter("tag:Name", "kaolin")))
                .getFirst();
        assertThat(kaolin.privateIpAddress()).isEqualTo("10.33.0.4");
        assertThat(kaolin.placement().availabilityZone()).isEqualTo("eu-west-1a");
        assertThat(ClusterTags.value(kaolin.tags(), "Owner")).isEqualTo("ops");
        assertThat(Disks.attached(kaolin)).containsKey("/dev/sdf");

        var removed = platform().deprovision(ProvisioningListener.NONE);
        assertThat(removed).hasSizeGreaterThan(8);
        assertThat(platform().instances()).isEmpty();
        assertThat(client.describeVpcs(q -> q.vpcIds(stranger)).vpcs()).hasSize(1);
        client.deleteVpc(q -> q.vpcId(stranger));
    }

    @Test
    void goesOnAfterBeingKilled() {
        for (int before : new int[] {1, 2, 2, 3, 1, 2}) {
            changesUntilKilled.set(before);
            assertThatThrownBy(() -> platform().provision(ProvisioningListener.NONE))
                    .hasStackTraceContaining("Killed");
            changesUntilKilled.set(Integer.MAX_VALUE);
        }
        platform().provision(ProvisioningListener.NONE);
        assertThat(platform().plan()).isEmpty();
        assertThat(platform().instances()).hasSize(2);
        assertThat(client.describeVpcs(q -> q.filters(ClusterTags.filter("tag:Name", "Test")))
                        .vpcs())
                .hasSize(1);
    }

    @Test
    void stopsAndStartsAndLeavesTheClusterOfAnotherDirectoryAlone() {
        platform().provision(ProvisioningListener.NONE);
        var other = AwsCluster.ofTwo();
        platform(other, otherKey).provision(ProvisioningListener.NONE);
        assertThat(platform().stop(ProvisioningListener.NONE)).hasSize(2);
        assertThat(platform().start(ProvisioningListener.NONE)).hasSize(2);
        platform(other, otherKey).deprovision(ProvisioningListener.NONE);
        assertThat(platform().plan()).isEmpty();
        assertThat(platform().instances()).hasSize(2);
    }
}
