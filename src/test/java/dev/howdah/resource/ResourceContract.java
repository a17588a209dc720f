package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.platform.docker.PreparedImages;
import dev.howdah.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Each kind of resource against a real system: applied it compares as same, and what is broken by hand is repaired.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ResourceContract {

    private final SystemdContainer box;
    private final String postgres;
    private final Psql psql = new Psql("postgres", 5432, "postgres");

    ResourceContract(String debian, String postgres) {
        this.box = new SystemdContainer(PreparedImages.bare(debian).name());
        this.postgres = postgres;
    }

    @AfterAll
    void remove() {
        box.close();
    }

    /// From nothing to same, broken by hand to same again.
    private void holds(Resource resource, String breaking) {
        assertThat(box.compare(resource)).isNotInstanceOf(Change.Same.class);
        assertThat(box.apply(resource)).isInstanceOf(Outcome.Done.class);
        assertThat(box.compare(resource)).isEqualTo(new Change.Same());
        box.sh(breaking);
        assertThat(box.compare(resource)).isInstanceOf(Change.Edit.class);
        assertThat(box.apply(resource)).isInstanceOf(Outcome.Done.class);
        assertThat(box.compare(resource)).isEqualTo(new Change.Same());
        assertThat(box.apply(resource)).isEqualTo(new Outcome.Unchanged());
    }

    @Test
    void files() {
        var text = "a = 'it''s'\n$HOME `x` \\n HOWDAH_END\nHOWDAH_END\n\n";
        var path = "/etc/with space/it's.conf";
        holds(new Directory("/etc/with space", "0750", "root", "daemon"), "chmod 700 '/etc/with space'");
        holds(new ConfigFile(path, text, "0640", "root", "daemon"), "echo more >> '/etc/with space/it'\\''s.conf'");
        holds(new ConfigFile("/etc/empty", "", "0644", "root", "root"), "echo more > /etc/empty");
        holds(new ConfigFile("/etc/linked", "x\n", "0644", "root", "root"), "cp -P /etc/mtab /etc/linked");
        holds(
                new SecretFile("/etc/secret", Secret.of("hidden\n"), "0600", "daemon", "daemon"),
                "chown root /etc/secret");
        holds(new Symlink("/etc/link", "/etc/empty"), "ln -sfn / /etc/link");
        holds(new AbsentFile("/etc/empty"), "touch /etc/empty");
        holds(new FileLines("/etc/lines", List.of("one", "two"), "0600", "root", "root"), "echo three > /etc/lines");
        assertThat(box.sh("cat /etc/lines")).isEqualTo("three\none\ntwo\n");
        assertThat(box.sh("stat -c '%a %U' /etc/secret")).isEqualTo("600 daemon\n");
        assertThat(box.sh("ls -A '/etc/with space'")).isEqualTo("it's.conf\n");
    }

    @Test
    void aFileForPeopleIsMadeOnceAndNeverTouchedAgain() {
        var file = new HumanFile("/etc/human.conf", "# yours\n", "0644", "root", "root");
        box.apply(file);
        box.sh("echo mine > /etc/human.conf; chmod 600 /etc/human.conf");
        assertThat(box.apply(file)).isEqualTo(new Outcome.Unchanged());
    }

    @Test
    void aFileIsNeverPutInPlaceOfADirectory() {
        box.sh("mkdir -p /etc/kept/inside");
        assertThat(box.compare(ConfigFile.ofRoot("/etc/kept", "x\n"))).isInstanceOf(Change.Refused.class);
    }

    private static Unit sleeper(String argument) {
        return Unit.own("sleeper", """
                [Service]
                ExecStart=/bin/sleep %s
                ExecReload=/bin/true
                [Install]
                WantedBy=multi-user.target
                """.formatted(argument));
    }

    @Test
    void units() {
        var unit = sleeper("infinity").restartedBy("/etc/sleeper").reloadedBy("/etc/sleeper.d");
        holds(unit, "systemctl disable --now sleeper");
        box.sh("systemctl kill -s KILL sleeper; rm /etc/systemd/system/sleeper.service");
        assertThat(box.apply(unit)).isInstanceOf(Outcome.Done.class);
        assertThat(box.sh("systemctl is-active sleeper")).isEqualTo("active\n");
        box.sh("systemctl mask --force --now sleeper >/dev/null 2>&1 || true");
    }

    @Test
    void aUnitIsRestartedOrReloadedForFilesThatAreNewerThanIt() {
        var unit = new Unit(
                "watcher",
                Optional.of(sleeper("1000").content().orElseThrow()),
                true,
                true,
                List.of("/etc/watched"),
                List.of("/etc/watched.d"),
                java.time.Duration.ofMinutes(1));
        box.apply(unit);
        var first = box.sh("systemctl show -p MainPID watcher");
        box.sh("touch /etc/watched.d");
        assertThat(((Change.Edit) box.compare(unit)).verb()).isEqualTo(Verb.RELOAD);
        box.apply(unit);
        assertThat(box.compare(unit)).isEqualTo(new Change.Same());
        assertThat(box.sh("systemctl show -p MainPID watcher")).isEqualTo(first);
        box.sh("touch /etc/watched");
        var edit = (Change.Edit) box.compare(unit);
        assertThat(edit.verb()).isEqualTo(Verb.RESTART);
        assertThat(edit.effects()).containsExactly(new Effect(Effect.Kind.RESTART, "unit watcher", "/etc/watched"));
        box.apply(unit);
        assertThat(box.sh("systemctl show -p MainPID watcher")).isNotEqualTo(first);
        assertThat(box.compare(unit)).isEqualTo(new Change.Same());
    }

    @Test
    void aUnitThatCannotStartSaysWhatItsJournalSays() {
        var unit = Unit.own("broken", """
                [Service]
                Type=oneshot
                ExecStart=/bin/sh -c 'echo no elephant; exit 1'
                """);
        var failed = (Outcome.Failed) box.apply(unit);
        assertThat(failed.problem().text()).contains("no elephant");
    }

    @Test
    void maskedUnits() {
        holds(new MaskedUnit("never-there"), "rm /etc/systemd/system/never-there.service; systemctl daemon-reload");
    }

    @Test
    void localesAccountsAndNames() {
        holds(new Locale("de_DE.UTF-8"), "localedef --delete-from-archive de_DE.utf8");
        holds(new OsUser("mahout", "/var/lib/mahout", "/bin/bash", List.of("adm")), "usermod -s /bin/sh mahout");
        // a container does not let us set these
        var sysctl = new Sysctl("# x\n", new LinkedHashMap<>(Map.of("vm.swappiness", "7")));
        assertThat(box.compare(sysctl)).isEqualTo(new Change.Same());
    }

    @Test
    @Order(1)
    void packages() {
        var lean = new PackageSet(List.of("acl", "postgresql-" + postgres));
        assertThat(box.apply(
                        ConfigFile.ofRoot("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n"),
                        new MaskedUnit("postgresql")))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(box.apply(
                        Directory.ofRoot("/etc/postgresql-common"),
                        ConfigFile.ofRoot("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n"),
                        new MaskedUnit("postgresql"),
                        lean))
                .isInstanceOf(Outcome.Done.class);
        assertThat(box.compare(lean)).isEqualTo(new Change.Same());
        assertThat(box.sh("ls /etc/postgresql; ls /usr/sbin/policy-rc.d 2>/dev/null; true"))
                .isEmpty();
        holds(new AbsentPackages(List.of("acl")), "apt-get -q -y install acl >/dev/null 2>&1");
        // an installation that was interrupted
        box.sh("""
                printf '#!/bin/sh\\n%s\\nexit 101\\n' > /usr/sbin/policy-rc.d
                sed -i '/^Package: tree$/,/^$/d' /var/lib/dpkg/status
                cd /tmp && apt-get -q download tree >/dev/null 2>&1 && dpkg --unpack tree*.deb >/dev/null
                """.formatted(InstalledPackages.POLICY_MARK));
        assertThat(((Change.Edit) box.compare(new PackageSet(List.of("tree")))).lines())
                .containsExactly(
                        "+ tree",
                        "~ tree is installed only half",
                        "- /usr/sbin/policy-rc.d of an interrupted installation");
        assertThat(box.apply(new PackageSet(List.of("tree")))).isInstanceOf(Outcome.Done.class);
        assertThat(box.compare(new PackageSet(List.of("tree")))).isEqualTo(new Change.Same());
        var unknown = (Outcome.Failed) box.apply(new PackageSet(List.of("no-such-elephant", "acl")));
        assertThat(unknown.problem().text()).contains("no repository has the package: no-such-elephant");
        assertThat(unknown.problem().text()).contains("repositories: http");
    }

    @Test
    @Order(2)
    void postgres() {
        box.sh("""
                install -d -o postgres /srv/data /var/run/postgresql
                runuser -u postgres -- /usr/lib/postgresql/%1$s/bin/initdb -D /srv/data >/dev/null
                mkdir /srv/data/conf.d; echo "include_dir = 'conf.d'" >> /srv/data/postgresql.conf
                runuser -u postgres -- /usr/lib/postgresql/%1$s/bin/pg_ctl -D /srv/data -w \\
                  -o '-c log_statement=all' -l /tmp/log start >/dev/null 2>&1 || {
                    cat /tmp/log; exit 1; }
                """.formatted(postgres));
        holds(
                new PgRole(
                        psql,
                        "mahout's",
                        List.of("LOGIN", "NOSUPERUSER", "CREATEDB"),
                        Optional.of(
                                Secret.of(
                                        "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
                        List.of("pg_monitor")),
                "runuser -u postgres -- psql -qc \"alter role \\\"mahout's\\\" nocreatedb\"");
        holds(
                new PgDatabase(
                        psql,
                        "rides",
                        "mahout's",
                        new LinkedHashMap<>(Map.of("ENCODING", "UTF8", "TEMPLATE", "template0"))),
                "runuser -u postgres -- psql -qc 'alter database rides owner to postgres'");
        holds(
                new PgExtension(new Psql("postgres", 5432, "rides"), "pgstattuple"),
                "runuser -u postgres -- psql -q rides -c 'drop extension pgstattuple'");
        holds(
                new PgGrant(
                        psql,
                        "select has_function_privilege('mahout''s', 'pg_reload_conf()', 'execute')",
                        "grant execute on function pg_reload_conf() to \"mahout's\""),
                "runuser -u postgres -- psql -qc \"revoke execute on function pg_reload_conf() from \\\"mahout's\\\"\"");
        holds(
                new ReplicationSlot(psql, "tusk"),
                "runuser -u postgres -- psql -qAtc \"select pg_drop_replication_slot('tusk')\"");
        assertThat(box.sh("cat /tmp/log")).doesNotContain("SCRAM-SHA-256").doesNotContain("c2FsdHNhbHRzYWx0");
        assertThat(box.compare(new ReplicationSlot(new Psql("postgres", 5433, "postgres"), "tusk")))
                .isInstanceOf(Change.Later.class);
    }

    @Test
    @Order(3)
    void settingsOfPostgresSayWhetherTheyNeedARestart() {
        var path = "/srv/data/conf.d/0001.conf";
        var settings = new LinkedHashMap<String, String>();
        settings.put("max_connections", "77");
        settings.put("work_mem", "5MB");
        settings.put("log_line_prefix", "test 'a' = \"b\" \\ %p");
        var conf = new PostgresConf(path, "# x\n", settings, "postgres", psql, "unit postgres");
        assertThat(((Change.Edit) box.compare(conf)).effects())
                .containsExactly(
                        new Effect(Effect.Kind.RELOAD, "unit postgres", "log_line_prefix"),
                        new Effect(Effect.Kind.RESTART, "unit postgres", "max_connections"),
                        new Effect(Effect.Kind.RELOAD, "unit postgres", "work_mem"));
        box.apply(conf);
        assertThat(box.compare(conf)).isEqualTo(new Change.Same());
        box.sh("runuser -u postgres -- psql -qAtc 'select pg_reload_conf()'");
        assertThat(box.sh("sleep 0.5; runuser -u postgres -- psql -qAtc 'show log_line_prefix'"))
                .isEqualTo("test 'a' = \"b\" \\ %p\n");
        assertThat(box.sh("runuser -u postgres -- psql -qAtc \"select name from pg_settings where pending_restart\""))
                .isEqualTo("max_connections\n");
    }
}
