package dev.howdah.operation.reconfigure;

import dev.howdah.config.ConfigEdit;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.problem.Problems;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// What the options ask for, checked against the cluster and made edits of its text.
final class Requests {

    private static final int MOST_CASCADED = 50;

    private final ReconfigureOptions options;
    private final Cluster cluster;
    private final List<String> notes;
    private final Problems problems = new Problems();

    Requests(ReconfigureOptions options, Cluster cluster, List<String> notes) {
        this.options = options;
        this.cluster = cluster;
        this.notes = notes;
    }

    String applied(String text) {
        check();
        problems.throwIfAny();
        try {
            var edit = variables(new ConfigEdit(text));
            var replicas = new NewReplicas(cluster);
            edit = replicas(edit, replicas);
            edit = replicas.witness(edit);
            notes.addAll(replicas.notes());
            return edit.text();
        } catch (ConfigEdit.NotPossible e) {
            throw ProblemException.wrongInput(Problem.inFile(
                            options.directory().resolve("config.yml").toString(), 0, "it cannot be changed: " + e.why())
                    .withRemedy("change the file with an editor, then run 'howdah validate'"));
        }
    }

    private void check() {
        if (options.asksForNothing()) {
            problem("reconfigure", "there is nothing to change", "say what, such as --set max_connections=300");
        }
        if (!options.addReplica()) {
            about("--name", options.name());
            about("--upstream", options.upstream());
            about("--location", options.location());
            about("--address", options.address());
        } else if (options.cascaded().isPresent()) {
            problem("--num-cascaded-replicas", "it says the same as --add-replica in another way", "give one of them");
        }
        if (options.instance().isPresent()
                && options.set().isEmpty()
                && options.unset().isEmpty()) {
            problem("--instance", "it says whose variables --set and --unset mean", "add one of those");
        }
        options.instance()
                .filter(name -> cluster.find(name).isEmpty())
                .ifPresent(name ->
                        problem("--instance", "there is no instance '" + name + "'", DidYouMean.hint(name, names())));
        options.failoverManager().ifPresent(this::checkManager);
        options.postgresVersion().ifPresent(this::checkVersion);
    }

    private void about(String option, Optional<String> value) {
        if (value.isPresent()) {
            problem(option, "it is about a new replica", "add --add-replica");
        }
    }

    private List<String> names() {
        return cluster.instances().stream().map(Instance::name).toList();
    }

    private void checkManager(String word) {
        if (FailoverChoice.of(word).isEmpty()) {
            problem(
                    "--failover-manager",
                    "there is no failover manager '" + word + "'",
                    DidYouMean.hint(word, FailoverChoice.words()));
        } else if (Files.isDirectory(options.directory().resolve("inventory"))) {
            problem(
                    "--failover-manager",
                    "the cluster has been provisioned or deployed, and a running cluster keeps its failover manager",
                    "configure a new cluster with --failover-manager " + word);
        } else if (word.equals(FailoverChoice.PATRONI.word())
                && cluster.having(Role.ETCD).isEmpty()) {
            problem(
                    "--failover-manager",
                    "Patroni needs instances with etcd, which this cluster does not have",
                    "configure a new directory with --failover-manager patroni");
        }
    }

    /// A minor version is a pin of packages; the major one stays.
    private void checkVersion(String version) {
        int major = cluster.postgres().major();
        if (!version.matches(major + "\\.[0-9]{1,3}")) {
            problem(
                    "--postgres-version",
                    "'" + version + "' is not a minor version of Postgres " + major + ", which the cluster has",
                    "write it as " + major + ".4; another major version is an upgrade, not a change of config.yml");
        }
    }

    private ConfigEdit variables(ConfigEdit text) throws ConfigEdit.NotPossible {
        var edit = text;
        var wishes = new VariableWishes(cluster, options.instance());
        for (var assignment : options.set()) {
            edit = wishes.set(edit, assignment);
        }
        for (var name : options.unset()) {
            edit = wishes.unset(edit, name);
        }
        wishes.problems().throwIfAny();
        if (options.postgresVersion().isPresent()) {
            edit = edit.set(
                    "cluster_vars",
                    "postgres_package_version",
                    options.postgresVersion().get() + "-*");
            notes.add("packages that are installed already stay as they are until they are upgraded");
        }
        if (options.failoverManager().isPresent()) {
            edit = edit.set(
                    "cluster_vars",
                    "failover_manager",
                    options.failoverManager().get());
        }
        return edit;
    }

    private ConfigEdit replicas(ConfigEdit text, NewReplicas replicas) throws ConfigEdit.NotPossible {
        if (options.addReplica()) {
            return replicas.add(text, options.name(), options.upstream(), options.location(), options.address());
        }
        return options.cascaded().isPresent()
                ? cascaded(text, options.cascaded().get(), replicas)
                : text;
    }

    /// Adds replicas below the first replica until there are as many as wanted.
    private ConfigEdit cascaded(ConfigEdit text, String wanted, NewReplicas replicas) throws ConfigEdit.NotPossible {
        var option = "--num-cascaded-replicas";
        var primary = cluster.configuredPrimary().name();
        var first = cluster.dataInstances().stream()
                .filter(instance -> instance.upstream().filter(primary::equals).isPresent())
                .findFirst();
        if (first.isEmpty()) {
            throw wrong(option, "the cluster has no replica that others could stream from", "use --add-replica first");
        }
        var feeder = first.get().name();
        var below = cluster.dataInstances().stream()
                .filter(instance -> instance.upstream().filter(feeder::equals).isPresent())
                .toList();
        int number = wanted.matches("[0-9]{1,4}") ? Integer.parseInt(wanted) : -1;
        if (number < 0 || number > MOST_CASCADED) {
            throw wrong(option, "'" + wanted + "' is not a number from 0 to " + MOST_CASCADED, "write a number");
        }
        if (number < below.size()) {
            throw wrong(
                    option,
                    "there are " + below.size() + " cascaded replicas, and instances are not removed like this",
                    "a larger number adds some");
        }
        var location = below.isEmpty()
                ? cluster.locations().getLast()
                : below.getLast().location();
        var edit = text;
        for (int missing = number - below.size(); missing > 0; missing--) {
            edit = replicas.add(edit, Optional.empty(), Optional.of(feeder), Optional.of(location), Optional.empty());
        }
        return edit;
    }

    private static ProblemException wrong(String option, String what, String remedy) {
        return ProblemException.wrongInput(Problem.inOption(option, what).withRemedy(remedy));
    }

    private void problem(String option, String what, String remedy) {
        problems.add(Problem.inOption(option, what).withRemedy(remedy));
    }
}
