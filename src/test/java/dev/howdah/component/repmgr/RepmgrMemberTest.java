package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Change;
import dev.howdah.resource.Psql;
import dev.howdah.testing.KnownFacts;
import dev.howdah.topology.ManagerView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepmgrMemberTest {

    private static final PostgresPaths PATHS = new PostgresPaths(
            "postgres",
            5432,
            "/data",
            "/usr/lib/postgresql/15/bin",
            "/var/lib/postgresql",
            "psql",
            "/var/run/postgresql");
    private static final String CONNECTION = "host=replica";
    private static final RepmgrMember MEMBER = new RepmgrMember(
            PATHS,
            "/etc/repmgr/15/repmgr.conf",
            2,
            "replica",
            RepmgrMember.Type.STANDBY,
            1,
            CONNECTION,
            new RepmgrMember.HostPort("primary", 5432),
            Optional.empty(),
            Optional.empty());

    private static String row(String... columns) {
        return String.join(Psql.SEPARATOR, columns) + "\n";
    }

    private static String standby(String upstream, String active) {
        return row("2", "replica", "standby", upstream, active, CONNECTION, "default", "100", "primary", "t", "f");
    }

    private static KnownFacts facts(String rows) {
        return KnownFacts.none().with(Members.database(PATHS), "t").with(Members.rows(PATHS), rows);
    }

    @Test
    void aMemberThatIsRegisteredAsItIsStaysAsItIs() {
        var other = row("9", "stranger", "standby", "1", "f", "host=stranger", "default", "100", "primary", "t", "f");
        assertThat(MEMBER.compare(facts(standby("1", "t") + other + "\n"))).isEqualTo(new Change.Same());
    }

    @Test
    void whoElseIsRegisteredAsPrimaryIsNoneBeforeThePrimaryIsRegistered() {
        var primary = new RepmgrMember(
                PATHS,
                "/etc/repmgr/15/repmgr.conf",
                2,
                "replica",
                RepmgrMember.Type.PRIMARY,
                0,
                CONNECTION,
                new RepmgrMember.HostPort("replica", 5432),
                Optional.empty(),
                Optional.empty());
        var former = row("1", "former", "primary", "0", "t", "host=former", "default", "100", "primary", "t", "f");
        var edit = (Change.Edit) primary.compare(facts(standby("1", "t") + former));
        assertThat(edit.lines()).contains("- type standby", "+ type primary", "- node 1 as primary");
        assertThat(edit.actions().getFirst().shell())
                .containsSubsequence("set active = false", "node_id <> 2", "primary register --force");
        assertThat(MEMBER.compare(facts(standby("1", "t") + former))).isEqualTo(new Change.Same());
    }

    @Test
    void aMemberThatIsNotThereIsRegistered() {
        var edit = (Change.Edit) MEMBER.compare(facts("\n"));
        assertThat(edit.lines()).containsExactly("+ standby of node 1");
        assertThat(edit.actions().getFirst().shell())
                .contains("standby register --force --upstream-node-id=1")
                .doesNotContain("try-restart");
    }

    @Test
    void aMemberThatDiffersIsRegisteredAgainAndRepmgrdLooksAgain() {
        var edit = (Change.Edit) MEMBER.compare(facts(standby("3", "f")));
        assertThat(edit.lines())
                .containsExactly("- upstream node 3", "+ upstream node 1", "- active no", "+ active yes");
        assertThat(edit.actions().getFirst().shell()).endsWith("systemctl try-restart repmgr\n");
    }

    @Test
    void aMissingDatabaseIsAnAnswer() {
        var facts = KnownFacts.none().with(Members.database(PATHS), "f");
        assertThat(MEMBER.compare(facts)).isInstanceOf(Change.Edit.class);
    }

    @Test
    void nothingIsSaidWherePostgresDoesNotAnswer() {
        assertThat(MEMBER.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
    }

    @Test
    void theViewSaysWhatRepmgrThinks() {
        var rows = row("1", "primary", "primary", "0", "f", "host=primary", "default", "100", "", "t", "t")
                + row("2", "replica", "standby", "1", "t", CONNECTION, "default", "100", "primary", "t", "t");
        assertThat(Members.view(PATHS, "replica").reading().apply(rows))
                .isEqualTo(new ManagerView(
                        "repmgr",
                        "replica",
                        List.of(
                                new ManagerView.Member(
                                        "primary",
                                        "primary",
                                        Optional.empty(),
                                        false,
                                        "unknown",
                                        "inactive in repmgr.nodes"),
                                new ManagerView.Member(
                                        "replica", "standby", Optional.of("primary"), true, "paused", ""))));
    }
}
