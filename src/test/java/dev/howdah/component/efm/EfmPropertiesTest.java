package dev.howdah.component.efm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.Cluster;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.problem.ProblemException;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EfmPropertiesTest {

    private static List<String> lines(Cluster cluster, String instance, Map<String, Node> nodes) {
        return new EfmProperties(Deployments.of(cluster, nodes), cluster.instance(instance))
                .text()
                .lines()
                .toList();
    }

    private static List<String> lines(String instance) {
        return lines(Clusters.efm(1, Map.of()), instance, Map.of());
    }

    private static Cluster cluster(String version, Map<String, Object> properties) {
        return Clusters.efm(
                1,
                Map.of(
                        EfmSettings.VERSION.name(),
                        EfmVersion.parse(version),
                        EfmSettings.CONF.name(),
                        EfmSettings.PROPERTIES.reading().apply(properties)));
    }

    @Test
    void aCascadedReplicaIsNeitherPromotedNorTurned() {
        assertThat(lines("cascaded1")).contains("promotable=false", "auto.reconfigure=false");
        assertThat(lines("replica")).contains("promotable=true", "auto.reconfigure=true");
    }

    @Test
    void whoIsCascadedFollowsTheLiveTruth() {
        Map<String, Node> afterFailover = Map.of(
                "primary", Nodes.standby(2, "replica"),
                "replica", Nodes.primary(2),
                "cascaded1", Nodes.standby(2, "replica"));
        var cluster = Clusters.efm(1, Map.of());
        assertThat(lines(cluster, "cascaded1", afterFailover)).contains("promotable=true", "auto.reconfigure=true");
        assertThat(lines(cluster, "primary", afterFailover)).contains("promotable=true");
    }

    @Test
    void aWitnessHasNoPostgres() {
        assertThat(lines("barman"))
                .contains("is.witness=true", "promotable=false", "db.user=efm", "db.database=postgres")
                .noneMatch(line -> line.startsWith("db.data.dir") || line.startsWith("db.service"));
    }

    @ParameterizedTest
    @CsvSource({
        "4.9, auto.resume.period, backup.wal",
        "4.10, auto.resume.period, auto.resume.startup.period",
        "5.0, backup.wal, auto.resume.period",
        "5.0, check.num.sync.period, auto.rewind",
        "5.1, auto.rewind, auto.basebackup",
        "5.2, auto.basebackup, auto.resume.period"
    })
    void eachVersionGetsWhatItKnows(String version, String known, String unknown) {
        var lines = lines(cluster(version, Map.of()), "replica", Map.of());
        assertThat(lines).anyMatch(line -> line.startsWith(known + "="));
        assertThat(lines).noneMatch(line -> line.startsWith(unknown + "="));
    }

    @Test
    void theUsersPropertiesCountInTheirPlaces() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("auto.failover", false);
        properties.put("node.timeout", 15);
        properties.put("script.fence", "/usr/local/bin/fence %p %f");
        var lines = lines(cluster("4.9", properties), "replica", Map.of());
        assertThat(lines).contains("auto.failover=false", "node.timeout=15", "script.fence=/usr/local/bin/fence %p %f");
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void aPropertyOfAnotherVersionIsRefused() {
        var cluster = cluster("4.9", Map.of("auto.rewind", true));
        assertThatThrownBy(() -> lines(cluster, "replica", Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("auto.rewind, which EFM 4.9 does not know: it came with EFM 5.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db.port                | follows from the rest
            stable.nodes.file      | follows from the rest
            db.password.encrypted  | encrypted on each host
            node.timeuot           | did you mean 'node.timeout'
            """)
    void whatHowdahDecidesAndWhatNobodyKnowsIsRefusedWhereItStands(String name, String why) {
        assertThatThrownBy(() -> EfmSettings.PROPERTIES.reading().apply(Map.of(name, "1")))
                .isInstanceOf(SettingType.WrongValue.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"4.9, 4.9", "'5.0', 5.0", "4.10, 4.10"})
    void versionsAreRead(String text, String version) {
        assertThat(EfmVersion.TYPE.reading().apply(text)).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource({"4.1", "3.10", "6.0", "4", "latest"})
    void versionsThatAreNotSupportedAreRefused(String text) {
        assertThatThrownBy(() -> EfmVersion.TYPE.reading().apply(text)).isInstanceOf(SettingType.WrongValue.class);
    }

    @Test
    void settingsAreNamedOnce() {
        assertThat(EfmSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(EfmProperty.all()).extracting(EfmProperty::name).doesNotHaveDuplicates();
    }
}
