package dev.howdah.component.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.resource.PgSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {

    @ParameterizedTest
    @CsvSource({
        "16384, kB, 16MB, true",
        "16384, kB, 16384, true",
        "131072, 8kB, 1GB, true",
        "131072, 8kB, 2GB, false",
        "1800, s, 30min, true",
        "200, ms, 0.2s, true",
        "60000, ms, 1min, true",
        "on, '', true, true",
        "off, '', true, false",
        "250, '', 300, false",
        "0.9, '', 0.90, true",
        "replica, '', logical, false",
        "-1, kB, -1, true",
    })
    void valuesAreComparedByWhatTheyMean(String running, String unit, String wished, boolean same) {
        assertThat(Meaning.same(new PgSetting(running, unit, "sighup", false), wished))
                .isEqualTo(same);
    }
}
