package dev.howdah.operation.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.operation.dsn.Endpoint.Place;
import dev.howdah.operation.dsn.Endpoint.Use;
import dev.howdah.operation.dsn.Endpoint.Way;
import dev.howdah.testing.Clusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverTest {

    private static final List<Place> PLACES = List.of(
            new Place("kame", Optional.of("10.0.0.1"), 5432), new Place("karma", Optional.of("10.0.0.2"), 5433));
    private static final Endpoint WRITE = new Endpoint(Way.DIRECT, Use.READ_WRITE, PLACES, true);
    private static final Endpoint READ = new Endpoint(Way.DIRECT, Use.READ_ONLY, PLACES, true);
    private static final Endpoint PROXY = new Endpoint(Way.HAPROXY, Use.READ_WRITE, PLACES, false);
    private static final Patience USUAL = Patience.of(Clusters.m1(1));
    private static final DsnOptions OPTIONS = new DsnOptions("my shop", Optional.of("o'app"), Optional.empty(), false);

    @Test
    void psqlVerifiesNamesAndUsesAddresses() {
        assertThat(Driver.PSQL.write(WRITE, OPTIONS, "/a b/CA.crt", USUAL))
                .isEqualTo("postgresql://o%27app@kame:5432,karma:5433/my%20shop?hostaddr=10.0.0.1,10.0.0.2"
                        + "&sslmode=verify-full&sslrootcert=/a%20b/CA.crt&target_session_attrs=read-write"
                        + "&connect_timeout=3");
    }

    @Test
    void psycopgTakesKeywords() {
        assertThat(Driver.PSYCOPG.write(READ, OPTIONS, "/CA.crt", USUAL))
                .isEqualTo("host=kame,karma port=5432,5433 dbname='my shop' user='o\\'app' hostaddr=10.0.0.1,10.0.0.2"
                        + " sslmode=verify-full sslrootcert=/CA.crt target_session_attrs=prefer-standby"
                        + " connect_timeout=3");
    }

    @Test
    void jdbcAndNpgsqlAskForThePrimary() {
        assertThat(Driver.JDBC.write(WRITE, OPTIONS, "/CA.crt", USUAL))
                .startsWith("jdbc:postgresql://10.0.0.1:5432,10.0.0.2:5433/my%20shop?user=o%27app&sslmode=verify-full")
                .contains("targetServerType=primary", "hostRecheckSeconds=2");
        assertThat(Driver.NPGSQL.write(WRITE, OPTIONS, "/CA.crt", USUAL))
                .startsWith("Host=10.0.0.1:5432,10.0.0.2:5433;Database='my shop';Username='o''app';SSL Mode=VerifyFull")
                .contains("Target Session Attributes=primary");
    }

    @Test
    void behindAProxyNobodyHasToSearch() {
        for (var driver : Driver.values()) {
            assertThat(driver.write(PROXY, OPTIONS, "/CA.crt", USUAL)).doesNotContainIgnoringCase("target");
        }
    }

    @Test
    void namesAreUsedWhereTheyAreWanted() {
        var options = new DsnOptions("shop", Optional.empty(), Optional.empty(), true);
        for (var driver : Driver.values()) {
            assertThat(driver.write(WRITE, options, "/CA.crt", USUAL))
                    .contains("kame")
                    .doesNotContain("10.0.0.1");
        }
    }
}
