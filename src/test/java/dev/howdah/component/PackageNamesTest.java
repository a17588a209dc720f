package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.Distribution;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageNamesTest {

    private static final PackageNames NAMES = PackageNames.of(PackageNamesTest.class);

    private static PackageNames.Here on(String id, String version, Flavour flavour) {
        var machine = Machine.likely(Distribution.find(id, version).orElseThrow());
        return NAMES.on(machine, new PostgresVersion(flavour, 16));
    }

    @Test
    void theLineThatSaysMostCounts() {
        assertThat(on("debian", "13", Flavour.POSTGRESQL).named("java")).containsExactly("java-17");
        assertThat(on("debian", "12", Flavour.POSTGRESQL).named("java")).containsExactly("java-12");
        assertThat(on("ubuntu", "24.04", Flavour.POSTGRESQL).named("java")).containsExactly("java-ubuntu");
        assertThat(on("rocky", "8", Flavour.POSTGRESQL).named("java")).containsExactly("java-8");
        assertThat(on("rocky", "9.4", Flavour.POSTGRESQL).named("java")).containsExactly("java-any");
        assertThat(on("sles", "15.6", Flavour.POSTGRESQL).named("java")).containsExactly("java-any");
    }

    @Test
    void aVersionOfPostgresMayHaveNamesOfItsOwn() {
        assertThat(on("rocky", "9", Flavour.POSTGRESQL).named("audit")).containsExactly("audit-of-16");
    }

    @Test
    void theFlavourCountsBeforeThePlace() {
        assertThat(on("debian", "12", Flavour.EPAS).named("server")).containsExactly("edb-as16-server");
        assertThat(on("debian", "12", Flavour.POSTGRESQL).named("server"))
                .containsExactly("postgresql-16", "postgresql-16-more");
    }

    @Test
    void allPackagesOfAThingGetTheVersionThatIsAskedFor() {
        assertThat(on("debian", "12", Flavour.POSTGRESQL).named("server", Optional.of("16.2*")))
                .containsExactly("postgresql-16=16.2*", "postgresql-16-more=16.2*");
    }

    @Test
    void valuesOfTheComponentAreFilledIn() {
        assertThat(on("debian", "12", Flavour.EPAS).with("efm", "49").named("efm"))
                .containsExactly("edb-efm49");
    }

    @Test
    void nothingToInstallIsNotTheSameAsNothingKnown() {
        assertThat(on("debian", "12", Flavour.POSTGRESQL).named("built-in")).isEmpty();
        assertThat(on("sles", "15", Flavour.POSTGRESQL).has("server")).isFalse();
        assertThatThrownBy(() -> on("sles", "15.5", Flavour.POSTGRESQL).named("server"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no package of server for postgresql 16 on SLES 15 is known");
    }

    @Test
    void aTableTellsItsThings() {
        assertThat(NAMES.table().things()).isEqualTo(List.of("audit", "audit-16", "built-in", "efm", "java", "server"));
    }
}
