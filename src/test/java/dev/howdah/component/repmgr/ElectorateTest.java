package dev.howdah.component.repmgr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Instance;
import dev.howdah.testing.Clusters;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Two sides of a cluster that is cut in two never both take writes, however it is cut.
class ElectorateTest {

    private static final Instance ANY = Clusters.m1(1).instance("primary");

    @Property
    void noCutLeavesAPrimaryThatStaysAndACandidateThatIsPromoted(
            @ForAll @IntRange(min = 2, max = 6) int members,
            @ForAll @IntRange(max = 2) int witnesses,
            @ForAll @IntRange(max = 3) int observers) {
        var electorate = electorate(members, witnesses, observers);
        int others = electorate.voters() - 1;
        for (int withPrimary = 0; withPrimary <= others; withPrimary++) {
            boolean stays = withPrimary >= electorate.othersToStay();
            boolean promoted = others - withPrimary >= electorate.votesToPromote();
            assertThat(stays && promoted).isFalse();
        }
    }

    @Property
    void twoCandidatesMeetAtOneHostAtLeastAndOneIsPromotedWhereAllOthersAreThere(
            @ForAll @IntRange(min = 2, max = 6) int members,
            @ForAll @IntRange(max = 2) int witnesses,
            @ForAll @IntRange(max = 3) int observers) {
        var electorate = electorate(members, witnesses, observers);
        int left = members + witnesses - 1;
        assertThat(2 * electorate.postgresesToPromote()).isGreaterThan(left);
        // with two votes nobody is promoted
        assertThat(electorate.postgresesToPromote() <= left || electorate.voters() == 2)
                .isTrue();
    }

    @Property
    void aCandidateAndAnOldPrimaryThatStartsMeetAtOneHostAtLeast(
            @ForAll @IntRange(min = 2, max = 6) int members,
            @ForAll @IntRange(max = 2) int witnesses,
            @ForAll @IntRange(max = 3) int observers) {
        var electorate = electorate(members, witnesses, observers);
        int others = members + witnesses - 1;
        assertThat(electorate.postgresesToPromote() + electorate.postgresesToStart() - 1)
                .isGreaterThan(others);
    }

    @Property
    void aPrimaryThatLostOneVoterStaysAndIsReplacedWhereAllOthersAreThere(
            @ForAll @IntRange(min = 3, max = 6) int members, @ForAll @IntRange(max = 2) int others) {
        var electorate = electorate(members, 0, others);
        assertThat(electorate.othersToStay()).isLessThan(electorate.voters() - 1);
        assertThat(electorate.votesToPromote()).isLessThan(electorate.voters());
    }

    private static Electorate electorate(int members, int witnesses, int observers) {
        return new Electorate(copies(members), copies(witnesses), copies(observers));
    }

    private static List<Instance> copies(int number) {
        return Collections.nCopies(number, ANY);
    }
}
