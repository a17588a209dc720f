package dev.howdah.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorSourcesTest {

    private final MirrorSources sources = new MirrorSources("debian", "bookworm");

    private static List<String> of(MirrorSources sources, String name, String version) {
        return sources.forRelease(Distribution.named(name, version).orElseThrow());
    }

    @Test
    void turnsTheMachinesReleaseIntoAnother() {
        sources.addOneLine("""
                # a comment
                deb http://mirror.example/debian bookworm main contrib
                deb-src http://mirror.example/debian bookworm main
                deb [arch=amd64 trusted=yes] http://mirror.example/security bookworm-security main
                """);
        assertThat(of(sources, "Debian", "13"))
                .containsExactly(
                        "deb http://mirror.example/debian trixie main",
                        "deb [trusted=yes] http://mirror.example/security trixie-security main");
    }

    @Test
    void readsStanzas() {
        sources.addStanzas("""
                Types: deb deb-src
                # snapshot
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                Components: main
                Signed-By: /usr/share/keyrings/some.gpg

                Types: deb
                URIs: http://mirror.example/security
                Suites: bookworm-security
                Components: main
                Enabled: no
                """);
        assertThat(of(sources, "Debian", "12"))
                .containsExactly(
                        "deb http://mirror.example/debian bookworm main",
                        "deb http://mirror.example/debian bookworm-updates main");
    }

    @Test
    void looksForUbuntuBesideDebian() {
        sources.addOneLine("deb http://mirror.example/os/debian/ bookworm main\n"
                + "deb http://mirror.example/os/debian-security bookworm-security main\n");
        assertThat(of(sources, "Ubuntu", "24.04"))
                .containsExactly(
                        "deb http://mirror.example/os/ubuntu noble main universe",
                        "deb http://mirror.example/os/ubuntu noble-updates main universe",
                        "deb http://mirror.example/os/ubuntu noble-security main universe");
    }

    @Test
    void looksForDebianBesideUbuntu() {
        var ubuntu = new MirrorSources("ubuntu", "noble");
        ubuntu.addStanzas("Types: deb\nURIs: http://mirror.example/ubuntu/\nSuites: noble noble-updates\n"
                + "Components: main universe\n");
        assertThat(of(ubuntu, "Debian", "11"))
                .containsExactly(
                        "deb http://mirror.example/debian bullseye main",
                        "deb http://mirror.example/debian bullseye-updates main",
                        "deb http://mirror.example/debian-security bullseye-security main");
        assertThat(of(ubuntu, "Ubuntu", "22.04"))
                .containsExactly(
                        "deb http://mirror.example/ubuntu/ jammy main universe",
                        "deb http://mirror.example/ubuntu/ jammy-updates main universe");
    }

    @Test
    void knowsNoOtherDistributionOnMirrorsOfOneOnly() {
        sources.addOneLine("deb http://debian.example/ bookworm main\n");
        assertThat(of(sources, "Ubuntu", "24.04")).isEmpty();
        assertThat(of(sources, "Debian", "11")).isNotEmpty();
    }

    @Test
    void leavesOtherPeoplesRepositoriesOut() {
        sources.addOneLine("deb https://vendor.example/apt vendor-bookworm main\ndeb cdrom:[disk]/ bookworm main\n");
        sources.addStanzas("Types: deb\nURIs: https://vendor.example\nSuites: stable\nComponents: main\n");
        assertThat(of(sources, "Debian", "13")).isEmpty();
    }

    @Test
    void isOfNoUseWithoutTheReleaseItself() {
        sources.addOneLine("deb http://mirror.example/debian bookworm-updates main");
        assertThat(of(sources, "Debian", "12")).isEmpty();
    }
}
