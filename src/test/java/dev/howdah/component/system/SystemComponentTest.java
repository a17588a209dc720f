package dev.howdah.component.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.FakeCredentials;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.engine.Resource;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.AptRepository;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.MaskedUnit;
import dev.howdah.resource.PackageSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every host gets.
class SystemComponentTest {

    private static final Machine BOOKWORM = new Machine("debian", "12", "bookworm", 2048);
    private static final String HEADING =
            "# Written by Howdah from config.yml of cluster speedy; changes made here are overwritten by the next deploy.\n";

    private static List<Resource> resources(Map<String, Object> settings, Needs needs) {
        return new SystemExample(settings, BOOKWORM, needs, new FakeCredentials()).resources();
    }

    private static String content(List<Resource> resources, String path) {
        return resources.stream()
                .filter(resource ->
                        resource instanceof ConfigFile file && file.path().equals(path))
                .map(resource -> ((ConfigFile) resource).content())
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Resource> List<T> of(List<Resource> resources, Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void installsAllThatIsNeededAtOnceAndPreventsClustersOfDebian() {
        var settings = Map.<String, Object>of("packages", Map.of("common", List.of("vim"), "RedHat", List.of("emacs")));
        var resources = resources(
                settings, Needs.none().packages("postgresql-15", "rsync").masked("repmgrd"));
        var sets = of(resources, PackageSet.class);
        assertThat(sets).hasSize(1);
        assertThat(sets.getFirst().names())
                .contains("postgresql-15", "rsync", "vim", "sudo")
                .doesNotContain("emacs");
        assertThat(of(resources, MaskedUnit.class))
                .extracting(MaskedUnit::name)
                .containsExactly("postgresql", "repmgrd");
        assertThat(content(resources, "/etc/postgresql-common/createcluster.conf"))
                .contains("create_main_cluster = false");
        assertThat(resources.indexOf(of(resources, MaskedUnit.class).getLast()))
                .isLessThan(resources.indexOf(sets.getFirst()));
    }

    @Test
    void pgdgIsWantedUnlessTheUserSaysNone() {
        var needs = Needs.none().packages("repmgr-common", "postgresql-15=15.*");
        var repository = of(resources(Map.of(), needs), AptRepository.class).getFirst();
        assertThat(repository.wanted()).isEqualTo("postgresql-15");
        assertThat(repository.suite()).isEqualTo("bookworm-pgdg");
        assertThat(repository.needed()).isFalse();
        assertThat(repository.key()).startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----");
        var none = resources(Map.of("apt_repository_list", List.of()), needs);
        assertThat(of(none, AptRepository.class)).isEmpty();
        assertThat(of(none, AbsentFile.class)).contains(new AbsentFile("/etc/apt/sources.list.d/howdah-pgdg.list"));
        assertThat(of(resources(Map.of(), Needs.none()), AptRepository.class)).isEmpty();
    }

    @Test
    void allInstancesKnowEachOtherByNameAndKey() {
        var settings = Map.<String, Object>of(
                "extra_etc_hosts_lines",
                List.of("10.9.9.9 monitor"),
                "hostname_aliases",
                Map.of("kaolin", List.of("db1")));
        var resources = resources(settings, Needs.none());
        assertThat(content(resources, "/etc/howdah/hosts")).isEqualTo(HEADING + """
                10.33.0.2 kaolin db1
                10.33.0.3 kaboom.example kaboom
                10.9.9.9 monitor
                """);
        assertThat(content(resources, "/etc/ssh/ssh_known_hosts")).isEqualTo(HEADING + """
                kaolin,db1,10.33.0.2 ssh-ed25519 HOSTkaolin
                kaboom.example,kaboom,10.33.0.3 ssh-ed25519 HOSTkaboom.example
                """);
    }

    @Test
    void keysAreLeftAloneWhereTheUserSaysSo() {
        var settings = Map.<String, Object>of("manage_ssh_hostkeys", false, "install_authorized_key", false);
        assertThat(resources(settings, Needs.none()))
                .noneMatch(resource -> resource.address().contains("ssh"));
    }

    @Test
    void everyTextFileSaysWhoWroteIt() {
        for (var file : of(resources(Map.of(), Needs.none().packages("postgresql-15")), ConfigFile.class)) {
            if (!file.path().endsWith(".pub")) {
                assertThat(file.content()).as(file.path()).contains(HEADING);
            }
        }
    }
}
