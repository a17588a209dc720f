package dev.howdah.component.repmgr;

import dev.howdah.component.Certificates;
import dev.howdah.component.Credentials;
import dev.howdah.component.Needs;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What fencing needs on one instance, and how it gets there.
record FencingSteps(Cluster cluster, Instance instance) {

    List<String> units() {
        var units = new ArrayList<String>();
        if (votes()) {
            units.add("howdah-voter");
        }
        if (isFenced()) {
            units.add("howdah-fence");
        }
        return units;
    }

    Needs needs() {
        if (!votes()) {
            return Needs.none();
        }
        return instance.runsPostgres()
                ? Needs.none().role(PrimaryWatch.role())
                : Needs.none().secret(PrimaryWatch.ROLE);
    }

    /// The programs that decide whether this instance may take writes; they are there before Postgres starts.
    List<Resource> decisions() {
        if (!isFenced()) {
            return List.of();
        }
        var fencing = new Fencing(cluster, instance);
        return List.of(
                Directory.ofRoot("/usr/local/lib/howdah"),
                new ConfigFile(Fencing.FUNCTIONS, fencing.functions(), "0644", "root", "root"),
                program(Fencing.MAY_TAKE_WRITES, fencing.mayTakeWrites()),
                program(Fencing.MAY_PROMOTE, fencing.mayPromote()));
    }

    List<Step> steps(Credentials credentials, Milestone registered) {
        if (!votes()) {
            return instance.holdsData() ? List.of(Step.of("repmgr: no fencing", atRest())) : List.of();
        }
        var fencing = new Fencing(cluster, instance);
        var resources = new ArrayList<Resource>();
        if (!instance.runsPostgres()) {
            resources.addAll(account(credentials));
        }
        resources.add(Directory.ofRoot("/usr/local/lib/howdah"));
        resources.add(new ConfigFile(Fencing.FUNCTIONS, fencing.functions(), "0644", "root", "root"));
        resources.add(program(Fencing.VOTER, fencing.voter()));
        if (isFenced()) {
            resources.add(program(Fencing.COME_BACK, fencing.comeBack()));
            resources.add(program(Fencing.TAKE_OVER, fencing.takeOver()));
            resources.add(new ConfigFile(Fencing.RECORDS, fencing.records(), "0644", "root", "root"));
            resources.add(program(Fencing.FENCE, fencing.fence()));
        }
        resources.add(Unit.own("howdah-voter", fencing.voterUnit()).restartedBy(Fencing.VOTER, Fencing.FUNCTIONS));
        if (isFenced()) {
            resources.add(Unit.own("howdah-fence", fencing.fenceUnit())
                    .restartedBy(Fencing.FENCE, Fencing.RECORDS, Fencing.FUNCTIONS, Fencing.VOTER));
        }
        // a host that only votes need not wait: Barman's own work comes after this, and its voter tries until it is let
        // in
        return List.of(Step.of("repmgr: vote and fence", resources)
                .awaiting(instance.runsPostgres() ? Set.of(registered) : Set.of()));
    }

    /// On a host without Postgres: one that may log in to the members and nothing else.
    private static List<Resource> account(Credentials credentials) {
        var resources = new ArrayList<>(PrimaryWatch.account(credentials));
        resources.add(Directory.ofRoot(Certificates.DIRECTORY));
        resources.add(ConfigFile.ofRoot(Certificates.authorityPath(), credentials.certificateAuthority()));
        return resources;
    }

    /// Where fencing was turned off.
    private static List<Resource> atRest() {
        return List.of(
                Unit.packaged("howdah-fence").resting(),
                Unit.packaged("howdah-voter").resting());
    }

    private boolean votes() {
        var electorate = Electorate.of(cluster);
        return Fencing.wanted(cluster)
                && Stream.of(electorate.members(), electorate.witnesses(), electorate.observers())
                        .anyMatch(voters -> voters.contains(instance));
    }

    private boolean isFenced() {
        return Fencing.wanted(cluster) && instance.holdsData();
    }

    private static ConfigFile program(String path, String text) {
        return new ConfigFile(path, text, "0755", "root", "root");
    }
}
