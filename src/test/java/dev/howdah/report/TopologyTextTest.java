package dev.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TopologyTextTest {

    @Test
    void drawsWhoFollowsWhom() {
        assertThat(TopologyText.of(MadeUp.healthy(), Ink.PLAIN)).isEqualTo("""
                        speedy: M1, Postgres 15, repmgr

                        kaolin         primary  main  timeline 1  keeps 3.0 GB for inactive slot old  postgres ok
                        └─ karma       replica  main  timeline 1  lag 2.0 kB, 0.3 s  sync  slot karma  repmgr failed
                           └─ kinfolk  replica  dr    timeline 1  lag 0 B, 0.3 s
                        kebab          barman   dr    barman-cron.timer disabled

                        backup of kaolin by kebab: last one 2 h ago, 3 kept, receives WAL, archived up to 000000010000000000000007

                        repmgr (asked on kaolin): kaolin primary, karma standby, kinfolk standby
                        """);
    }

    @Test
    void namesWhatDoesNotFitTogether() {
        assertThat(TopologyText.of(MadeUp.broken(), Ink.PLAIN))
                .contains("! repmgr on kinfolk says that kaolin is a standby; it is a primary")
                .contains("! repmgr on kinfolk says that kinfolk follows karma; it follows kaolin")
                .contains("kaolin by kebab: no base backup yet, does not receive WAL")
                .contains("! replication slot: FAILED")
                .contains("kaolin: Postgres was stopped at 2026-11-21T02:03:04Z: too few were with it")
                .contains("warning: the host does not answer")
                .containsPattern("kinfolk +replica +dr +timeline 1  not streaming")
                .containsPattern("karma +unreachable +main +container karma: no such container");
    }

    @Test
    void disagreementsAreRed() {
        assertThat(TopologyText.of(MadeUp.broken(), Ink.COLOUR)).contains("\u001b[31m! repmgr on kinfolk says");
    }

    @Test
    void tellsProgramsTheSame() {
        var json = JsonMapper.shared().readTree(TopologyJson.of(MadeUp.healthy()));
        assertThat(json.at("/primary").asString()).isEqualTo("kaolin");
        assertThat(json.at("/instances/1/postgres/upstream").asString()).isEqualTo("kaolin");
        assertThat(json.at("/instances/1/postgres/lag_bytes").asInt()).isEqualTo(2048);
        assertThat(json.at("/backups/0/last_backup_age_seconds").asInt()).isEqualTo(7200);
        assertThat(json.at("/disagreements").size()).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(TopologyJson.of(MadeUp.broken()))
                        .at("/disagreements")
                        .size())
                .isPositive();
        assertThat(JsonMapper.shared()
                        .readTree(TopologyJson.of(MadeUp.broken()))
                        .at("/instances/0/incidents/0")
                        .asString())
                .startsWith("Postgres was stopped");
    }
}
