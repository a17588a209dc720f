package dev.howdah.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MirrorSourcesTest {

    private final MirrorSources sources = new MirrorSources("bookworm");

    @Test
    void turnsTheMachinesReleaseIntoAnother() {
        sources.addOneLine("""
                # a comment
                deb http://mirror.example/debian bookworm main contrib
                deb-src http://mirror.example/debian bookworm main
                deb [arch=amd64 trusted=yes] http://mirror.example/security bookworm-security main
                """);
        assertThat(sources.forRelease("trixie")).isEqualTo("""
                deb http://mirror.example/debian trixie main
                deb [trusted=yes] http://mirror.example/security trixie-security main
                """);
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
        assertThat(sources.forRelease("bookworm")).isEqualTo("""
                deb http://mirror.example/debian bookworm main
                deb http://mirror.example/debian bookworm-updates main
                """);
    }

    @Test
    void leavesOtherPeoplesRepositoriesOut() {
        sources.addOneLine("deb https://vendor.example/apt vendor-bookworm main\ndeb cdrom:[disk]/ bookworm main\n");
        sources.addStanzas("Types: deb\nURIs: https://vendor.example\nSuites: stable\nComponents: main\n");
        assertThat(sources.isEmpty()).isTrue();
        assertThat(sources.forRelease("trixie").strip()).isEmpty();
    }

    @Test
    void isEmptyWithoutTheReleaseItself() {
        sources.addOneLine("deb http://mirror.example/debian bookworm-updates main");
        assertThat(sources.isEmpty()).isTrue();
    }
}
