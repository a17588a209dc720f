package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.model.SshAccess;
import dev.howdah.model.SshSettings;
import dev.howdah.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where servers are reached from here, and where from each other.
class BareSectionTest {

    @Test
    void serversUseTheirPrivateAddressesWhereAllHaveOne() {
        var cluster = read("public_ip: 1.1.1.1, private_ip: 10.0.0.1", "ip_address: 2.2.2.2, private_ip: 10.0.0.2");

        assertThat(cluster.platform()).isEqualTo(new Platform.Bare(Optional.empty()));
        assertThat(cluster.instance("aa").address()).contains("10.0.0.1");
        assertThat(cluster.instance("aa").reachedAt()).contains("1.1.1.1");
        assertThat(cluster.instance("bb").address()).contains("10.0.0.2");
        assertThat(cluster.instance("bb").reachedAt()).contains("2.2.2.2");
    }

    @Test
    void elseTheyUseWhatTheyHave() {
        var cluster = read("public_ip: 1.1.1.1, private_ip: 10.0.0.1", "role: [replica]");

        assertThat(cluster.instance("aa").address()).contains("1.1.1.1");
        assertThat(cluster.instance("bb").address()).isEmpty();
    }

    @Test
    void theWayToThemMayStandAtTheTopOrInAnInstance() {
        var cluster = read("ip_address: 1.1.1.1, ansible_user: ada", "ip_address: 1.1.1.2, vars: {ansible_user: bob}");

        var ada = SshAccess.of(cluster, cluster.instance("aa"));
        assertThat(ada).isEqualTo(new SshAccess("ada", 2222, Optional.of("~/.ssh/k"), false, false));
        assertThat(SshAccess.of(cluster, cluster.instance("bb")).user()).isEqualTo("bob");
    }

    @Test
    void whatIsNoAddressOrStandsTwiceIsToldWithItsLine() {
        assertThatThrownBy(() -> read("ip_address: here", "public_ip: 1.1.1.1"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'here' is not an IPv4 address")
                .hasMessageContaining("config.yml:");
        assertThatThrownBy(() -> read("ip_address: 1.1.1.1", "public_ip: 1.1.1.1"))
                .hasMessageContaining("bb has the same address 1.1.1.1 as aa");
    }

    private static Cluster read(String first, String second) {
        var text = """
                architecture: M1
                cluster_name: c
                cluster_ssh_port: 2222
                ssh_key_file: ~/.ssh/k
                cluster_vars: {failover_manager: repmgr, postgres_flavour: postgresql, postgres_version: '15'}
                instance_defaults: {platform: bare}
                instances:
                - {Name: aa, node: 1, role: [primary], %s}
                - {Name: bb, node: 2, upstream: aa, %s}
                """.formatted(first, second.startsWith("role") ? second : "role: [replica], " + second);
        return ConfigReader.parse(text, "config.yml", "c", SshSettings.all()).cluster();
    }
}
