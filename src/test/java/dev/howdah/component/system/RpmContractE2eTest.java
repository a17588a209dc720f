package dev.howdah.component.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.resource.AbsentRpmPackages;
import dev.howdah.resource.DisabledModule;
import dev.howdah.resource.OptionalPackages;
import dev.howdah.resource.OptionalPackages.Installer;
import dev.howdah.resource.RpmPackageDownload;
import dev.howdah.resource.RpmPackageSet;
import dev.howdah.resource.RpmTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Howdah sends to hosts with RPM packages, taken by the real dnf and zypper and judged by rpm.
@Tag("e2e")
class RpmContractE2eTest {

    private static String problem(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).problem().text();
    }

    /// zypper hands its packages to rpm one by one, so what counts as one there is a command in its history.
    private static String transactions(RpmTool tool) {
        return switch (tool) {
            case DNF -> "rpm -q --qf '%{INSTALLTID}\\n' elephant mahout vim-enhanced | sort -u | wc -l";
            case ZYPPER -> "grep -c '|command|' /var/log/zypp/history";
        };
    }

    @ParameterizedTest
    @EnumSource
    void packagesComeSignedInOneTransactionAndInTheVersionAskedFor(RpmTool tool) {
        var wanted = new RpmPackageSet(tool, List.of("mahout", "elephant=1.*", "vim"));
        try (var host = new RpmBox(tool)) {
            assertThat(host.apply(host.signed(), wanted)).isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).containsExactly("elephant-1.1", "mahout-1.0", "vim-enhanced-9.0");
            assertThat(host.box().sh(transactions(tool))).isEqualTo("1\n");
            assertThat(host.box().compare(wanted)).isEqualTo(new Change.Same());
            assertThat(host.apply(host.signed(), wanted)).isEqualTo(new Outcome.Unchanged());

            var newer = new RpmPackageSet(tool, List.of("elephant=2.*"));
            assertThat(host.box().compare(newer)).as("never upgraded").isEqualTo(new Change.Same());

            assertThat(problem(host.apply(List.of(), new RpmPackageSet(tool, List.of("peel", "no-such-elephant")))))
                    .contains("no repository has the package: no-such-elephant", "repositories: herd");
            assertThat(host.installed()).as("all or nothing").doesNotContain("peel-1.0");

            host.apply(List.of(), new RpmPackageSet(tool, List.of("banana")));
            assertThat(host.apply(List.of(), new AbsentRpmPackages(tool, List.of("banana"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).contains("peel-1.0").doesNotContain("banana-1.0");

            var installer = tool == RpmTool.DNF ? Installer.DNF : Installer.ZYPPER;
            assertThat(host.apply(List.of(), new OptionalPackages(installer, List.of("parasol", "no-such-elephant"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).contains("parasol-1.0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyVouchesForIsNotInstalled(RpmTool tool) {
        try (var host = new RpmBox(tool)) {
            var unknown = host.repository("Herd", "file:///srv/signed", Map.of("gpgcheck", "1", "repo_gpgcheck", "1"));
            assertThat(host.apply(unknown, new RpmPackageSet(tool, List.of("mahout"))))
                    .isInstanceOf(Outcome.Failed.class);
            var unsigned = host.repository(
                    "Herd", "file:///srv/plain", Map.of("gpgcheck", "1", "gpgkey", "file:///srv/herd.asc"));
            assertThat(host.apply(unsigned, new RpmPackageSet(tool, List.of("mahout"))))
                    .isInstanceOf(Outcome.Failed.class);
            assertThat(host.installed()).isEmpty();
        }
    }

    /// As EDB's are on SLES: zypper finds name and password in a file of its own, and the key is behind them too.
    @Test
    void keysBehindAPasswordAreFetchedWithIt() {
        try (var host = new RpmBox(RpmTool.ZYPPER)) {
            host.box()
                    .sh("systemd-run -q -u serve serve; until curl -s http://127.0.0.1:8000/ >/dev/null; do :; done;"
                            + " printf 'username=herd\\npassword=it\"s me\\n' > /etc/zypp/credentials.d/herd");
            var locked = "http://127.0.0.1:8000/locked/";
            var repository = host.repository(
                    "Herd",
                    locked + "signed?credentials=herd",
                    Map.of("gpgcheck", "1", "repo_gpgcheck", "1", "gpgkey", locked + "herd.asc?credentials=herd"));
            assertThat(host.apply(repository, new RpmPackageSet(RpmTool.ZYPPER, List.of("mahout"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).contains("mahout-1.0");
        }
    }

    @Test
    void aModuleHidesPackagesUntilItIsOff() {
        try (var host = new RpmBox(RpmTool.DNF)) {
            var both =
                    new ArrayList<Resource>(host.repository("Modular", "file:///srv/modular", Map.of("gpgcheck", "0")));
            both.addAll(host.repository("Mixed", "file:///srv/mixed", Map.of("gpgcheck", "0")));
            assertThat(host.apply(both)).isInstanceOf(Outcome.Done.class);
            assertThat(host.box().sh("dnf -q repoquery pony 2>/dev/null")).isEqualTo("pony-0:15.0-1.module.noarch\n");
            var off = new DisabledModule("pony");
            assertThat(host.apply(List.of(), off, new RpmPackageSet(RpmTool.DNF, List.of("pony"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).containsExactly("pony-16.0");
            assertThat(host.box().compare(off)).isEqualTo(new Change.Same());
        }
    }

    @ParameterizedTest
    @EnumSource
    void packagesAreBroughtAlongToHostsWithoutANetwork(RpmTool tool) {
        try (var host = new RpmBox(tool)) {
            host.box()
                    .sh("systemd-run -q -u serve serve; until curl -s http://127.0.0.1:8000/ >/dev/null; do :; done;"
                            + " install -d /var/opt/howdah/local-repo");
            var online = host.repository("Herd", "http://127.0.0.1:8000/plain", Map.of("gpgcheck", "0"));
            var download = new RpmPackageDownload(
                    tool,
                    "/var/opt/howdah/local-repo",
                    List.of(List.of("mahout", "elephant=1.0*"), List.of("vim")),
                    List.of("parasol"));
            assertThat(host.apply(online, download)).isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).as("only fetched").isEmpty();
            assertThat(host.box().sh("cd /var/opt/howdah/local-repo; ls *.rpm; sha256sum -c --quiet SHA256SUMS"))
                    .isEqualTo("elephant-1.0-1.noarch.rpm\nmahout-1.0-1.noarch.rpm\nvim-enhanced-9.0-1.noarch.rpm\n");

            // the other repository stays as it is; nothing answers there any more
            host.box().sh("systemctl stop serve; rm -rf /srv/*");
            assertThat(problem(host.apply(List.of(), new RpmPackageSet(tool, List.of("mahout")))))
                    .isNotBlank();
            assertThat(host.apply(
                            LocalPackages.rpmSources(tool, new dev.howdah.resource.Heading("toy"), true, true),
                            new RpmPackageSet(tool, List.of("mahout", "vim"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(host.installed()).containsExactly("elephant-1.0", "mahout-1.0", "vim-enhanced-9.0");
            assertThat(problem(host.apply(List.of(), new RpmPackageSet(tool, List.of("banana")))))
                    .contains("no repository has the package: banana", "repositories: howdah-local");
        }
    }
}
