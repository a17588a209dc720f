package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Locale, accounts, kernel parameters and names against made-up facts.
class HostResourcesTest {

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    @Test
    void aLocaleIsKnownByEitherSpelling() {
        var locale = new Locale("en_US.UTF-8");
        var fact = locale.facts().getFirst();
        assertThat(locale.compare(KnownFacts.of(fact, "C\nen_US.utf8\n").facts()))
                .isEqualTo(new Change.Same());
        assertThat(edit(locale.compare(KnownFacts.of(fact, "C\n").facts()))
                        .actions()
                        .getFirst()
                        .shell())
                .contains("localedef -i en_US -f UTF-8");
        assertThat(locale.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void kernelParametersThatCannotBeSetArePassedOver() {
        var sysctl = new Sysctl("# x\n", new LinkedHashMap<>(Map.of("net.ipv4.ip_local_port_range", "1024 65535")));
        var fact = sysctl.facts().getFirst();
        assertThat(sysctl.compare(KnownFacts.of(fact, "")
                        .and(Files.content("/etc/sysctl.d/60-howdah.conf"), "")
                        .facts()))
                .isEqualTo(new Change.Same());
        var file = "644 root root 1 regular file\n# x\nnet.ipv4.ip_local_port_range = 1024 65535\n";
        var facts = KnownFacts.of(fact, "net.ipv4.ip_local_port_range 1024\t65535\n")
                .and(Files.content("/etc/sysctl.d/60-howdah.conf"), file);
        assertThat(sysctl.compare(facts.facts())).isEqualTo(new Change.Same());
        facts.and(fact, "net.ipv4.ip_local_port_range 32768\t60999\n");
        assertThat(edit(sysctl.compare(facts.facts())).lines())
                .containsExactly(
                        "- net.ipv4.ip_local_port_range = 32768 60999", "+ net.ipv4.ip_local_port_range = 1024 65535");
        assertThat(sysctl.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void anAccountGetsWhatItLacks() {
        var user = new OsUser("barman", "/var/lib/barman", "/bin/bash", List.of("adm"));
        var fact = user.facts().getFirst();
        var found = "barman:x:104:110::/var/lib/barman:/bin/sh\nbarman ssl\n";
        assertThat(edit(user.compare(KnownFacts.of(fact, found).facts())).lines())
                .containsExactly("- shell /bin/sh", "+ shell /bin/bash", "+ group adm");
        assertThat(edit(user.compare(KnownFacts.of(fact, "").facts())).lines())
                .containsExactly("+ home /var/lib/barman, shell /bin/bash");
        assertThat(user.compare(KnownFacts.of(fact, "barman:x:104:110::/var/lib/barman:/bin/bash\nbarman adm\n")
                        .facts()))
                .isEqualTo(new Change.Same());
    }

    @Test
    void theBlockOfNamesIsComparedAlone() {
        var block = new HostsBlock("10.0.0.2 kaolin\n", "howdah-hosts.service");
        var fact = block.facts().getFirst();
        var head = "644 root root 1 regular file\n127.0.0.1 localhost\n";
        var done = head + HostsBlock.BEGIN + "\n10.0.0.2 kaolin\n" + HostsBlock.END + "\n";
        assertThat(block.compare(KnownFacts.of(fact, done).facts())).isEqualTo(new Change.Same());
        assertThat(edit(block.compare(KnownFacts.of(fact, head).facts())).lines())
                .containsExactly("+ 10.0.0.2 kaolin");
        assertThat(edit(block.compare(
                                KnownFacts.of(fact, done.replace("0.2", "0.3")).facts()))
                        .lines())
                .containsExactly("- 10.0.0.3 kaolin", "+ 10.0.0.2 kaolin");
    }
}
