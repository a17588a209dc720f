package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.problem.Place;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    static final Setting<Integer> CONNECTIONS =
            Setting.of("max_connections", SettingType.INTEGER, 250, "How many sessions at once.");
    static final Setting<String> DATA = Setting.of("postgres_data_dir", SettingType.TEXT, "/data", "Where data is.");
    static final List<Setting<?>> SETTINGS = List.of(CONNECTIONS, DATA);

    static final String GOOD = """
            architecture: M1
            cluster_name: speedy
            cluster_tags:
              Owner: somebody
            docker_networks:
            - name: speedy
              ipam_config:
              - subnet: 10.33.1.0/28
            cluster_vars:
              failover_manager: repmgr
              postgres_version: 15
              max_connections: 300
            locations:
            - Name: main
            - Name: dr
            instance_defaults:
              platform: docker
              image: howdah/debian:12
            instances:
            - Name: kame
              node: 1
              location: main
              role: primary
              backup: karma
              ip_address: 10.33.1.2
            - Name: Kaolin_Two
              node: 2
              location: main
              role: [replica]
              upstream: kame
              vars:
                max_connections: 400
            - Name: karma
              node: 3
              location: dr
              role:
              - barman
              - witness
            """;

    @Test
    void readsACluster() {
        var cluster = read(GOOD);

        assertThat(cluster.name()).isEqualTo("speedy");
        assertThat(cluster.postgres()).isEqualTo(new PostgresVersion(15));
        assertThat(cluster.failover()).isEqualTo(FailoverChoice.REPMGR);
        assertThat(cluster.locations()).containsExactly("main", "dr");
        assertThat(cluster.tags()).containsEntry("Owner", "somebody");
        assertThat(cluster.configuredPrimary().backup()).containsExactly("karma");
        assertThat(((Platform.Docker) cluster.platform()).image().version()).isEqualTo("12");
    }

    @Test
    void takesAnInstancesOwnVariableBeforeTheClusters() {
        var cluster = read(GOOD);

        assertThat(cluster.value(cluster.instance("kame"), CONNECTIONS)).isEqualTo(300);
        assertThat(cluster.value(cluster.instance("kaolin-two"), CONNECTIONS)).isEqualTo(400);
    }

    @Test
    void letsAWitnessWithoutUpstreamFollowThePrimary() {
        var karma = read(GOOD).instance("karma");

        assertThat(karma.roles()).containsExactlyInAnyOrder(Role.BARMAN, Role.WITNESS);
        assertThat(karma.upstream()).contains("kame");
    }

    @Test
    void givesFreeAddressesToInstancesWithoutOne() {
        var cluster = read(GOOD);

        assertThat(cluster.instance("kaolin-two").address()).contains("10.33.1.3");
        assertThat(cluster.instance("karma").address()).contains("10.33.1.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            architecture: M1           | architecture: PGD          | 1  | not built yet
            cluster_name: speedy       | cluster_name: 'a b'        | 2  | not a valid name of a cluster
            cluster_name: speedy       | cluster_nam: speedy        | 2  | did you mean 'cluster_name'
            subnet: 10.33.1.0/28       | subnet: 10.33.1.0/99       | 8  | not an address range
            subnet: 10.33.1.0/28       | subnet: 10.33.1.5/28       | 8  | not an address range
            subnet: 10.33.1.0/28       | subnet: 10.33.1.0/30       | 26 | no address left
            failover_manager: repmgr   | failover_manager: patroni  | 36 | Patroni has no witnesses
            failover_manager: repmgr   | failover_manager: patroni  | 19 | no instance has the role etcd
            failover_manager: repmgr   | failover_manager: repmrg   | 10 | did you mean 'repmgr'
            postgres_version: 15       | postgres_version: 12       | 11 | supported are 13 to 18
            postgres_version: 15       | max_connections: 3         | 12 | stands twice
            max_connections: 300       | max_connections: many      | 12 | expected a whole number
            Name: dr                   | Name: main                 | 15 | two locations
            platform: docker           | platform: azure            | 17 | there is no platform
            image: howdah/debian:12    | image: tpa/rocky:9         | 18 | Rocky 9 is not supported
            node: 2                    | node: 1                    | 27 | two instances have the node number 1
            node: 2                    | node: two                  | 27 | not a node number
            Name: Kaolin_Two           | Name: kame                 | 26 | two instances have the name kame
            Name: karma                | Name: -x                   | 33 | not a valid host name
            location: dr               | location: dt               | 35 | did you mean 'dr'
            role: primary              | role: replica              | 19 | no instance has the role primary
            role: [replica]            | role: [primary]            | 29 | second primary
            role: [replica]            | role: [replicas]           | 29 | did you mean 'replica'
            role: [replica]            | role: [pem-server]         | 29 | pem-server is not built yet
            role: [replica]            | role: [replica, efm-not-promotable] | 29 | belongs to EFM
            role: [replica]            | role: [efm-witness]        | 29 | make it a witness
            upstream: kame             | upstream: kane             | 30 | did you mean 'kame'
            upstream: kame             | upstream: kaolin-two       | 30 | circle
            upstream: kame             | upstream: karma            | 30 | no primary or replica
            backup: karma              | backup: kame               | 24 | has no role barman
            backup: karma              | backup: karm               | 24 | does not exist
            ip_address: 10.33.1.2      | ip_address: 10.33.2.2      | 25 | outside the network
            ip_address: 10.33.1.2      | ip_address: 10.33.1.1      | 25 | gateway
            ip_address: 10.33.1.2      | ip_address: fast           | 25 | not an IPv4 address
            ip_address: 10.33.1.2      | adress: 10.33.1.2          | 25 | vars:
            cluster_name: speedy       | keyring_backend: system    | 2  | needs a vault_name
            cluster_name: speedy       | keyring_backend: sistem    | 2  | did you mean 'system'
            cluster_vars:              | cluster_vars: 5            | 10 | not valid YAML
            """)
    void namesTheLineOfWhatIsWrong(String good, String bad, int line, String message) {
        assertThat(GOOD).contains(good);
        var problems = problems(GOOD.replaceFirst(Pattern.quote(good), bad));

        assertThat(problems.stream()
                        .filter(problem -> problem.place() instanceof Place.InFile(var _, int at) && at == line)
                        .map(Problem::text)
                        .collect(Collectors.joining()))
                .describedAs("problems: %s", problems)
                .contains(message);
    }

    @Test
    void saysEverythingAtOnce() {
        var problems = problems(GOOD.replace("upstream: kame", "upstream: kane")
                .replace("postgres_version: 15", "")
                .replace("location: dr", "location: moon"));

        assertThat(problems).hasSize(3);
    }

    @Test
    void warnsOfVariablesThatNobodyKnows() {
        var read = ConfigReader.parse(
                GOOD.replace("max_connections: 300", "max_conections: 300"), "config.yml", "x", SETTINGS);

        assertThat(read.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.warningText())
                        .startsWith("warning: ")
                        .contains("config.yml:12", "did you mean 'max_connections'"));
    }

    @Test
    void takesTheLogServerRoleThatConfigureWritesToo() {
        var read = ConfigReader.parse(
                GOOD.replace("  - witness", "  - witness\n  - log-server"), "config.yml", "x", SETTINGS);

        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void readsWhatTpaWritesWithWarningsOnly() {
        var text = GOOD.replace("cluster_vars:", "keyring_backend: system\nvault_name: 1234\n\ncluster_vars:")
                .replace(
                        "  failover_manager",
                        "  edb_repositories: []\n  use_volatile_subscriptions: false\n  failover_manager")
                .replace("howdah/debian:12", "tpa/debian:12\n  vars:\n    ansible_user: root");

        var read = ConfigReader.parse(text, "config.yml", "x", SETTINGS);

        assertThat(read.cluster().instances()).hasSize(3);
        assertThat(read.warnings().stream().map(Problem::warningText).collect(Collectors.joining()))
                .contains("edb_repositories", "ansible_user");
        assertThat(read.cluster().vaultName()).contains("1234");
    }

    @Test
    void understandsAnchorsAndMerges() {
        var cluster = read(GOOD.replace("cluster_vars:", "others: &vars {max_connections: 300}\ncluster_vars:")
                .replace("    max_connections: 400", "    <<: *vars"));

        assertThat(cluster.value(cluster.instance("kaolin-two"), CONNECTIONS)).isEqualTo(300);
    }

    @Test
    void givesInstancesWhatTheirLocationAndTheDefaultsSay() {
        var text = GOOD.replace("- Name: dr\n", "- Name: dr\n  shm_size: 2g\n  vars:\n    max_connections: 60\n")
                .replace(
                        "  image:",
                        "  shm_size: 1g\n  vars:\n    max_connections: 50\n    postgres_data_dir: /d\n  image:");

        var cluster = read(text);

        assertThat(cluster.instance("kame").platformKeys()).isEqualTo(Map.of("shm_size", "1g"));
        assertThat(cluster.instance("karma").platformKeys()).isEqualTo(Map.of("shm_size", "2g"));
        assertThat(cluster.instances().stream()
                        .map(instance -> instance.settings().get(CONNECTIONS).orElseThrow()))
                .containsExactly(50, 400, 60);
        assertThat(cluster.instances())
                .allMatch(
                        instance -> instance.settings().get(DATA).orElseThrow().equals("/d"));
    }

    @Test
    void readsDisksOverTheDefaultOnes() {
        var text = GOOD.replace("instances:", """
                  default_volumes:
                  - device_name: root
                    volume_size: 16
                  - device_name: /dev/sdf
                    volume_size: 20
                    encrypted: yes
                    vars: {volume_for: postgres_data}
                instances:""").replace("  backup: karma", """
                  backup: karma
                  provision_only: yes
                  public_ip: 198.51.100.7
                  volumes:
                  - device_name: /dev/sdf
                    volume_size: 64
                    vars:
                      volume_for: postgres_data
                      mountopts: [defaults, noatime]
                  - device_name: root
                    volume_type: none
                """.stripTrailing());

        var cluster = read(text);

        var kame = cluster.instance("kame");
        assertThat(kame.provisionOnly()).isTrue();
        assertThat(kame.reachedAt()).contains("198.51.100.7");
        assertThat(kame.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.size()).contains(64);
            assertThat(volume.purpose()).contains("postgres_data");
            assertThat(volume.mountOptions()).isEqualTo("defaults,noatime");
            assertThat(volume.encrypted()).isFalse();
        });
        assertThat(cluster.instance("karma").volumes()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongInDefaultsOnce() {
        assertThat(problems(GOOD.replace("  image:", "  fruit: apple\n  image:")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("config.yml:18", "fruit"));
    }

    @Test
    void warnsOfKeysOfContainersThatHaveNoEffect() {
        var read = ConfigReader.parse(GOOD.replace("  image:", "  memory: 1g\n  image:"), "config.yml", "x", SETTINGS);

        assertThat(read.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.warningText()).contains("config.yml:18", "'memory' of a container has no"));
    }

    @Test
    void warnsOfKeysOfAnotherPlatform() {
        var read = ConfigReader.parse(
                GOOD.replace("  image:", "  region: eu-west-1\n  image:"), "config.yml", "x", SETTINGS);

        assertThat(read.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.warningText()).contains("belongs to the platform aws"));
    }

    @Test
    void survivesAliasesThatHoldThemselves() {
        assertThat(problems(GOOD.replace("max_connections: 300", "max_connections: &a [*a]")))
                .isNotEmpty();
    }

    @Test
    void saysThatThereIsNoFile(@TempDir Path directory) throws Exception {
        var missing = catchThrowableOfType(ProblemException.class, () -> ConfigReader.read(directory, SETTINGS));
        assertThat(missing).hasMessageContaining("no such file");
        Files.write(directory.resolve("config.yml"), "a: b\nc: \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        var latin = catchThrowableOfType(ProblemException.class, () -> ConfigReader.read(directory, SETTINGS));
        assertThat(latin).hasMessageContaining("config.yml:2").hasMessageContaining("UTF-8");
    }

    private static Cluster read(String text) {
        return ConfigReader.parse(text, "config.yml", "x", SETTINGS).cluster();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text)).problems();
    }
}
