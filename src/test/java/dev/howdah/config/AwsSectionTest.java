package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.model.AwsRule;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Platform;
import dev.howdah.model.Volume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A config.yml for AWS as TPA writes it, and what can be wrong with one.
class AwsSectionTest {

    private static final String WRITTEN = """
            architecture: M1
            cluster_name: speedy
            cluster_tags: {}
            cluster_rules:
            - cidr_ip: 0.0.0.0/0
              from_port: 22
              proto: tcp
              to_port: 22
            - cidr_ip: 10.33.0.0/28
              from_port: 0
              proto: tcp
              to_port: 65535
            ec2_ami:
              Name: debian-12-amd64-20240507-1740
              Owner: '136693071363'
            ec2_instance_reachability: public
            ec2_vpc:
              eu-west-1:
                Name: Test
                cidr: 10.33.0.0/16
            cluster_vars:
              failover_manager: repmgr
              postgres_version: '15'
            locations:
            - Name: main
              az: eu-west-1a
              region: eu-west-1
              subnet: 10.33.0.0/28
            - Name: dr
              az: eu-west-1b
              region: eu-west-1
              subnet: 10.33.0.16/28
            instance_defaults:
              default_volumes:
              - device_name: root
                encrypted: yes
                volume_size: 16
                volume_type: gp2
              - device_name: /dev/sdf
                encrypted: yes
                vars:
                  volume_for: postgres_data
                volume_size: 16
                volume_type: gp2
              platform: aws
              type: t3.micro
              vars:
                ansible_user: admin
            instances:
            - Name: kaolin
              backup: kinship
              location: main
              node: 1
              role: primary
            - Name: kismet
              location: dr
              node: 2
              role: replica
              upstream: kaolin
              assign_elastic_ip: yes
              termination_protection: yes
            - Name: kinship
              location: dr
              node: 3
              private_ip: 10.33.0.29
              role: [barman, log-server]
              volumes:
              - device_name: /dev/sdf
                encrypted: yes
                vars:
                  volume_for: barman_data
                volume_size: 32
                volume_type: gp2
            """;

    private static Cluster read(String text) {
        return ConfigReader.parse(text, "config.yml", "speedy", List.of()).cluster();
    }

    private static String changed(String from, String to) {
        assertThat(WRITTEN).contains(from);
        return WRITTEN.replace(from, to);
    }

    private static void refused(String text, String... parts) {
        var thrown = assertThatThrownBy(() -> read(text));
        for (var part : parts) {
            thrown.hasMessageContaining(part);
        }
    }

    @Test
    void readsWhatTpaWrites() {
        var cluster = read(WRITTEN);
        assertThat(cluster.platform()).isInstanceOfSatisfying(Platform.Aws.class, aws -> {
            assertThat(aws.network().region()).isEqualTo("eu-west-1");
            assertThat(aws.network().name()).isEqualTo("Test");
            assertThat(aws.network().range()).hasToString("10.33.0.0/16");
            assertThat(aws.network().places()).containsOnlyKeys("main", "dr");
            assertThat(aws.network().rules()).containsExactly(AwsRule.SSH, AwsRule.within(List.of("10.33.0.0/28")));
            var kismet = aws.machine(cluster.instance("kismet"));
            assertThat(kismet.type()).isEqualTo("t3.micro");
            assertThat(kismet.user()).isEqualTo("admin");
            assertThat(kismet.elastic()).isEqualTo(new ElasticAddress.Own());
            assertThat(kismet.terminationProtection()).contains(true);
            assertThat(aws.machine(cluster.instance("kaolin")).terminationProtection())
                    .isEmpty();
        });
        assertThat(cluster.platform().distribution()).isEqualTo(Distribution.named("Debian", "12"));
        assertThat(cluster.instance("kinship").volumes())
                .extracting(Volume::device)
                .containsExactly("root", "/dev/sdf");
        assertThat(cluster.instance("kinship").volumes().get(1).purpose()).contains("barman_data");
        assertThat(cluster.instance("kaolin").volumes().get(1).purpose()).contains("postgres_data");
    }

    @Test
    void givesAddressesByNodeNumberSoThatNewInstancesChangeNobodys() {
        var cluster = read(WRITTEN);
        assertThat(cluster.instance("kaolin").address()).contains("10.33.0.4");
        assertThat(cluster.instance("kismet").address()).contains("10.33.0.21");
        assertThat(cluster.instance("kinship").address()).contains("10.33.0.29");
        var more = read(WRITTEN + """
            - Name: karma
              location: main
              node: 4
              role: replica
            """);
        assertThat(more.instance("karma").address()).contains("10.33.0.7");
        assertThat(more.instance("kismet").address()).contains("10.33.0.21");
    }

    @Test
    void namesWhatIsWrongWithItsLine() {
        refused(changed("10.33.0.29", "10.33.0.18"), "config.yml:65", "10.33.0.18", "go from 10.33.0.20 to 10.33.0.30");
        refused(changed("subnet: 10.33.0.16/28", "subnet: 10.33.0.8/29"), "is not a range for a subnet");
        refused(changed("subnet: 10.33.0.16/28", "subnet: 10.33.0.0/27"), "overlaps 10.33.0.0/28 of main");
        refused(changed("subnet: 10.33.0.16/28", "subnet: 10.34.0.0/28"), "outside the network 10.33.0.0/16");
        refused(changed("az: eu-west-1b", "az: us-east-1b"), "us-east-1b is not in region eu-west-1");
        refused(changed("type: t3.micro", "disposition: x"), "the instance has no type");
        refused(changed("  Owner: '136693071363'\n", ""), "anybody may publish one by that name");
        refused(changed("proto: tcp\n  to_port: 22", "proto: tpc\n  to_port: 22"), "did you mean 'tcp'");
        refused(changed("assign_elastic_ip: yes", "spot_price: 1"), "spot_price is not built");
        refused(changed("assign_elastic_ip: yes", "public_ip: 192.0.2.1"), "AWS gives public addresses");
        refused(changed("ec2_instance_reachability: public", "ec2_groups: {}"), "ec2_groups is not built");
        refused(changed("volume_type: gp2\n  platform", "volume_type: gp9\n  platform"), "no volume_type 'gp9'");
    }

    /// A VPC ends at its region, and so would the cluster's own addresses.
    @Test
    void refusesClustersOverSeveralRegions() {
        refused(
                changed("az: eu-west-1b\n  region: eu-west-1", "az: us-east-1b\n  region: us-east-1"),
                "instances are in eu-west-1 and us-east-1: clusters over several regions are not built",
                "use several availability zones");
    }

    @Test
    void letsItsOwnSubnetsTalkWhereThereAreNoRules() {
        var text = WRITTEN.replaceAll("(?s)cluster_rules:.*?ec2_ami:", "ec2_ami:");
        var aws = (Platform.Aws) read(text).platform();
        assertThat(aws.network().rules())
                .containsExactly(AwsRule.SSH, AwsRule.within(List.of("10.33.0.0/28", "10.33.0.16/28")));
        assertThat(aws.keyName()).isEqualTo(Optional.empty());
    }
}
