package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import dev.howdah.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// RPM packages and repositories against made-up facts, as rpm 4.14 to 4.20 print them.
class RpmPackagesTest {

    private static final RpmPackageSet WANTED =
            new RpmPackageSet(RpmTool.DNF, List.of("vim", "sudo", "repmgr_16=5.4*", "rsync"));

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void whatAPackageProvidesIsThere() {
        var facts = KnownFacts.of(WANTED.facts().getFirst(), "+repmgr_16\n+rsync\n+sudo\n+vim-enhanced\n");
        assertThat(WANTED.compare(facts.facts())).isEqualTo(new Change.Same());
    }

    @Test
    void allMissingOnesAreInstalledInOneTransactionWithTheirVersions() {
        var facts = KnownFacts.of(WANTED.facts().getFirst(), """
                no package provides repmgr_16
                +rsync
                no package provides sudo
                +vim-enhanced
                """);
        var edit = edit(WANTED.compare(facts.facts()));
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.lines()).containsExactly("+ repmgr_16=5.4*", "+ sudo");
        assertThat(edit.actions()).hasSize(1);
        assertThat(edit.actions().getFirst().shell()).contains("names='repmgr_16=5.4* sudo'");
    }

    @Test
    void unwantedPackagesAreThoseThatAreInstalledUnderTheirOwnNames() {
        var unwanted = new AbsentRpmPackages(RpmTool.ZYPPER, List.of("dnf-automatic", "cockpit"));
        var facts = KnownFacts.of(unwanted.facts().getFirst(), "package cockpit is not installed\n+dnf-automatic\n");
        var edit = edit(unwanted.compare(facts.facts()));
        assertThat(edit.lines()).containsExactly("- dnf-automatic");
        assertThat(edit.actions().getFirst().shell()).contains("zypper", "names=dnf-automatic");
        assertThat(new AbsentRpmPackages(RpmTool.DNF, List.of()).compare(KnownFacts.none()))
                .isEqualTo(new Change.Same());
    }

    @Test
    void nothingIsMissingWhereRpmCouldNotBeAsked() {
        assertThat(WANTED.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void aModuleIsDisabledOnce() {
        var module = new DisabledModule("postgresql");
        var state = module.facts().getFirst();
        var file = "644 root root 1700000000 regular file\n[postgresql]\nname=postgresql\nstream=%s\nstate=%s\n";
        assertThat(edit(module.compare(KnownFacts.of(state, "").facts()))
                        .actions()
                        .getFirst()
                        .shell())
                .contains("state=disabled");
        assertThat(module.compare(
                        KnownFacts.of(state, file.formatted("15", "enabled")).facts()))
                .isInstanceOf(Change.Edit.class);
        assertThat(module.compare(
                        KnownFacts.of(state, file.formatted("", "disabled")).facts()))
                .isEqualTo(new Change.Same());
    }

    @Test
    void selinuxIsLeftAloneWhereItIsOff() {
        var type = new SelinuxType("/opt/postgres/data", "postgresql_db_t");
        var found = type.facts().getFirst();
        assertThat(type.compare(KnownFacts.of(found, "off\n").facts())).isEqualTo(new Change.Same());
        assertThat(type.compare(KnownFacts.of(found, "postgresql_db_t\n").facts()))
                .isEqualTo(new Change.Same());
        assertThat(edit(type.compare(KnownFacts.of(found, "usr_t\n").facts())).lines())
                .containsExactly("- usr_t", "+ postgresql_db_t");
    }

    @Test
    void aGivenSecretIsWrittenAndOneThatIsThereStaysWithoutIt() {
        var path = "/etc/apt/auth.conf.d/x.conf";
        var missing = Problem.here("no token");
        var given = new GivenSecretFile(path, Optional.of(Secret.of("machine x password hush\n")), missing);
        var without = new GivenSecretFile(path, Optional.empty(), missing);
        var nothing = KnownFacts.of(Files.sum(path), "").facts();
        var there = KnownFacts.of(Files.sum(path), "600 root root 1700000000 regular file\n0123abcd\n")
                .facts();
        assertThat(edit(given.compare(nothing)).lines()).containsExactly("+ (secret content)");
        assertThat(given.compare(there)).isInstanceOf(Change.Edit.class);
        assertThat(((Change.Refused) without.compare(nothing)).problem().what()).isEqualTo("no token");
        assertThat(without.compare(there)).isEqualTo(new Change.Same());
        assertThat(given.toString()).doesNotContain("hush");
    }

    @Test
    void aSourceOfAptNamesItsKeyAndFetchesItAgainWhereItIsAnother() {
        var source =
                new AptSource("own", "deb [arch=amd64] https://a/b bookworm main", Optional.of("https://a/key.asc"));
        var list = Files.content("/etc/apt/sources.list.d/howdah-own.list");
        var key = Files.state("/etc/apt/keyrings/howdah-own.asc");
        var edit = edit(source.compare(KnownFacts.of(list, "").and(key, "").facts()));
        assertThat(edit.lines())
                .containsExactly(
                        "+ key /etc/apt/keyrings/howdah-own.asc",
                        "+ # key: https://a/key.asc",
                        "+ deb [signed-by=/etc/apt/keyrings/howdah-own.asc arch=amd64] https://a/b bookworm main");
        assertThat(edit.actions()).hasSize(2);
        var there = "644 root root 1700000000 regular file\n# key: https://a/old.asc\n"
                + "deb [signed-by=/etc/apt/keyrings/howdah-own.asc arch=amd64] https://a/b bookworm main\n";
        var other = KnownFacts.of(list, there).and(key, "644 root root 1700000000 regular file\n");
        assertThat(edit(source.compare(other.facts())).actions()).hasSize(2);
        var same = KnownFacts.of(list, there.replace("old.asc", "key.asc"))
                .and(key, "644 root root 1700000000 regular file\n");
        assertThat(source.compare(same.facts())).isEqualTo(new Change.Same());
    }
}
