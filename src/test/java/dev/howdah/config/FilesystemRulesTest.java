package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a volume may say about its filesystem, and that nothing it says is passed over.
class FilesystemRulesTest {

    private static CheckedConfig check(String platform, String volumes) {
        var text = """
                architecture: M1
                cluster_name: c
                cluster_vars: {failover_manager: repmgr, postgres_version: '15'}
                locations: [{Name: main}]
                instance_defaults: {platform: bare}
                instances:
                - {Name: aa, node: 1, role: [primary], ip_address: 10.0.0.1, volumes: %s}
                """.formatted(volumes);
        return ConfigReader.check(text.replace("bare", platform), "config.yml", "c", List.of());
    }

    @Test
    void purposesHaveTheirPlaces() {
        var volumes = check("bare", """
                [{device_name: /dev/sdb, vars: {volume_for: postgres_data}},
                  {device_name: /dev/sdc, vars: {volume_for: postgres_wal, fstype: xfs, fsopts: '-m crc=1'}},
                  {device_name: /dev/sdd, vars: {volume_for: barman_data, mountpoint: /backups}},
                  {device_name: /dev/sde}]""");

        assertThat(volumes.errors()).isEmpty();
        var read = volumes.cluster().orElseThrow().instance("aa").volumes();
        assertThat(read.stream().map(volume -> volume.place().orElse("none")))
                .containsExactly("/opt/postgres", "/opt/postgres/wal", "/backups", "none");
        assertThat(read.get(1).makeOptions()).containsExactly("-m", "crc=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encryption: luks | encryption is not built",
                "luks_volume: x | luks_volume is not built",
                "volume_for: tablespace | volumes for tablespaces are not built",
                "volume_for: postgres_dat | did you mean 'postgres_data'?",
                "volume_for: barman_data, owner: root | belongs to Barman's account",
                "mountpoint: data | does not fit mountpoint",
                "mountpoint: '/a b' | does not fit mountpoint",
                "mountpoint: /x, fstype: btrfs | write ext4, ext3 or xfs",
                "mountpoint: /x, fsopts: '; reboot' | does not fit fsopts",
                "mountpoint: /x, readahead: many | does not fit readahead",
                "mountpoint: /x, raid_units: 2 | unknown key 'raid_units'"
            })
    void whatIsNotBuiltIsRefused(String vars, String why) {
        var checked = check("bare", "[{device_name: /dev/sdb, vars: {" + vars + "}}]");
        assertThat(checked.errors()).anyMatch(problem -> problem.text().contains(why));
        assertThat(checked.cluster()).isEmpty();
    }

    @Test
    void twoDisksAreNotMountedAtOnePlace() {
        assertThat(check(
                                "bare",
                                "[{device_name: /dev/sdb, vars: {mountpoint: /opt/postgres}},"
                                        + " {device_name: /dev/sdc, vars: {volume_for: postgres_data}}]")
                        .errors())
                .anyMatch(problem -> problem.what().contains("are both mounted at /opt/postgres"));
    }

    @Test
    void theRootDiskIsMountedAlready() {
        assertThat(check("bare", "[{device_name: root, vars: {mountpoint: /x}}]")
                        .errors())
                .anyMatch(problem -> problem.what().contains("is mounted already"));
    }
}
