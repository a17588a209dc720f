package dev.howdah.component.repmgr;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;

/// Who has a vote when the primary is lost: all instances with a Postgres, and hosts that only run Barman.
///
/// A promotion takes more than half of all votes. A primary stays where so many others are with it that the rest are
/// too few for a promotion; so where the votes are even, the side of the primary goes on. What two sides can have at
/// once is proven by ElectorateTest for all numbers.
///
/// @param members instances that hold data
/// @param witnesses with a Postgres of their own
/// @param observers without a Postgres
record Electorate(List<Instance> members, List<Instance> witnesses, List<Instance> observers) {

    static Electorate of(Cluster cluster) {
        return new Electorate(
                cluster.dataInstances(),
                cluster.postgresInstances().stream()
                        .filter(instance -> !instance.holdsData())
                        .toList(),
                cluster.having(Role.BARMAN).stream()
                        .filter(instance -> !instance.runsPostgres())
                        .filter(barman -> cluster.dataInstances().stream()
                                .anyMatch(member -> member.backup().contains(barman.name())))
                        .toList());
    }

    int voters() {
        return postgreses() + observers.size();
    }

    /// Votes for a promotion, the candidate's own among them.
    int votesToPromote() {
        return voters() / 2 + 1;
    }

    /// Other voters that a primary has to hear from; with fewer, a promotion may be under way.
    int othersToStay() {
        return voters() - votesToPromote();
    }

    /// Instances with a Postgres, the candidate among them, at which a candidate shows itself: more than half of those
    /// that are left without the primary, so that two candidates meet at one of them.
    int postgresesToPromote() {
        return Math.max((postgreses() - 1) / 2 + 1, votesToPromote() - observers.size());
    }

    /// Instances with a Postgres, the old primary among them, at which it looks for a candidate: so many that any
    /// candidate has shown itself at one of them.
    int postgresesToStart() {
        return postgreses() - postgresesToPromote() + 1;
    }

    private int postgreses() {
        return members.size() + witnesses.size();
    }
}
