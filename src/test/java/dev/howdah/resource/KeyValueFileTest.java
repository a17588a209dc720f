package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

/// How settings become text.
class KeyValueFileTest {

    @Test
    void quotesWhatPostgresWouldNotReadBare() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", "5432");
        settings.put("work_mem", "4MB");
        settings.put("ssl", "on");
        settings.put("listen_addresses", "*");
        settings.put("log_line_prefix", "it's \\ %m");
        settings.put("cluster_name", "");
        assertThat(KeyValueFile.postgres(settings)).isEqualTo("""
                        port = 5432
                        work_mem = 4MB
                        ssl = on
                        listen_addresses = '*'
                        log_line_prefix = 'it''s \\\\ %m'
                        cluster_name = ''
                        """);
    }

    @Test
    void readsPostgresConf() {
        assertThat(KeyValueFile.readPostgres("# a = 1\nb = '2''x' # why\n c 3\nd='e'\n\npg.f = on\n"))
                .containsExactly(
                        Map.entry("b", "2'x"), Map.entry("c", "3"), Map.entry("d", "e"), Map.entry("pg.f", "on"));
    }

    @Test
    void writesSections() {
        assertThat(KeyValueFile.ini("kaolin", Map.of("backup_method", "postgres")))
                .isEqualTo("[kaolin]\nbackup_method = postgres\n");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @CharRange(from = ' ', to = '~') String value) {
        var settings = Map.of("a", value, "b", "x\n" + value);
        assertThat(KeyValueFile.readPostgres(KeyValueFile.postgres(settings))).isEqualTo(settings);
    }
}
