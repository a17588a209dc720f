package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Packages and repositories against made-up facts.
class PackagesTest {

    private static final String INSTALLED = """
            acl installed 2.3.1-3
            barman config-files 3.4.0-1
            sudo installed 1.9.13p3-1+deb12u1
            """;

    private static Facts packages(String answer) {
        return KnownFacts.of(InstalledPackages.FACT, answer).facts();
    }

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void leavesInstalledPackagesInTheirVersion() {
        assertThat(new PackageSet(List.of("sudo", "acl=1.*")).compare(packages(INSTALLED)))
                .isEqualTo(new Change.Same());
    }

    @Test
    void installsAllMissingOnesAtOnce() {
        var edit = edit(new PackageSet(List.of("sudo", "rsync", "barman=3.4*")).compare(packages(INSTALLED)));
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.lines()).containsExactly("+ barman=3.4*", "+ rsync");
        assertThat(edit.actions()).hasSize(1);
        assertThat(edit.actions().getFirst().shell())
                .contains("howdah_apt install --no-install-recommends 'barman=3.4*' rsync");
    }

    @Test
    void finishesAnInterruptedInstallation() {
        var edit = edit(new PackageSet(List.of("sudo"))
                .compare(packages(INSTALLED + "tree half-configured 2.1\nhowdah blocked -\n")));
        assertThat(edit.verb()).isEqualTo(Verb.UPDATE);
        assertThat(edit.lines())
                .containsExactly(
                        "~ tree is installed only half", "- /usr/sbin/policy-rc.d of an interrupted installation");
        assertThat(edit.actions().getFirst().shell()).doesNotContain("howdah_apt install");
    }

    @Test
    void removesUnwantedPackages() {
        assertThat(edit(new AbsentPackages(List.of("acl", "barman")).compare(packages(INSTALLED)))
                        .lines())
                .containsExactly("- acl");
        assertThat(new AbsentPackages(List.of("barman")).compare(packages(INSTALLED)))
                .isEqualTo(new Change.Same());
    }

    @Test
    void aRepositoryIsAddedOnlyWhereItCanBeReached() {
        var repository = repository(false);
        assertThat(repository.compare(situation(repository, "UNREACHABLE"))).isEqualTo(new Change.Same());
        assertThat(repository.compare(situation(repository, "INSTALLED"))).isEqualTo(new Change.Same());
        assertThat(edit(repository.compare(situation(repository, "REACHABLE"))).lines())
                .containsExactly(
                        "+ key /etc/apt/keyrings/howdah-pgdg.asc",
                        "+ deb [signed-by=/etc/apt/keyrings/howdah-pgdg.asc] http://pg/apt bookworm-pgdg main");
        assertThat(repository.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void anUnreachableRepositoryIsRefusedOnlyWhereThereIsNoOther() {
        var repository = repository(true);
        var refused = (Change.Refused) repository.compare(situation(repository, "UNREACHABLE"));
        assertThat(refused.problem().what())
                .isEqualTo("package postgresql-16 comes from http://pg/apt, which cannot be reached");
    }

    private static AptRepository repository(boolean needed) {
        return new AptRepository("pgdg", "http://pg/apt", "bookworm-pgdg", "KEY\n", "postgresql-16", needed);
    }

    private static Facts situation(AptRepository repository, String word) {
        return KnownFacts.of(repository.facts().getFirst(), word + "\n")
                .and(Files.content("/etc/apt/sources.list.d/howdah-pgdg.list"), "")
                .and(Files.content("/etc/apt/keyrings/howdah-pgdg.asc"), "")
                .facts();
    }

    @Test
    void noPackageIsMissingWhereDpkgWasNotAsked() {
        assertThat(new PackageSet(List.of("x")).compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
        assertThat(new AbsentPackages(List.of("x")).compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }
}
