package dev.howdah.operation.configure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.config.ConfigReader;
import dev.howdah.config.ConfigWriter;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Role;
import dev.howdah.operation.Components;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.HostNameOptions;
import dev.howdah.operation.configure.option.LayoutOptions;
import dev.howdah.operation.configure.option.NetworkOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.operation.configure.option.PlatformOptions;
import dev.howdah.operation.configure.option.PostgresOptions;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// Whatever options come together: they are refused with reasons, or what comes of them is a sound cluster.
class ConfigurePropertiesTest {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");

    @Property(tries = 1000)
    void refusesOrMakesASoundCluster(@ForAll("optionSets") ConfigureOptions options) {
        NewCluster made;
        try {
            made = NewCluster.of(options);
        } catch (ProblemException refused) {
            seen("refused");
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.remedy().isPresent());
            return;
        }
        seen("sound");
        var cluster = made.cluster();
        assertThat(cluster.instances().stream().map(Instance::node))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, cluster.instances().size())
                                .boxed()
                                .toList());
        assertThat(cluster.instances().stream().map(Instance::name)).doesNotHaveDuplicates();
        assertThat(cluster.having(Role.PRIMARY)).hasSize(1);
        assertThat(cluster.configuredPrimary().backup())
                .allSatisfy(name ->
                        assertThat(cluster.instance(name).has(Role.BARMAN)).isTrue());
        assertThat(cluster.instances()).allMatch(instance -> cluster.locations().contains(instance.location()));
        assertThat(cluster.instances()).allMatch(instance -> endsAtThePrimary(cluster, instance));
        addressesAreInTheSubnet(cluster);
        votesAreOdd(options, cluster);
        assertThat(text(NewCluster.of(options))).isEqualTo(text(made));
    }

    @Property(tries = 300)
    void whatCanBeDeployedIsReadBackAsTheSame(@ForAll("optionSets") ConfigureOptions options) {
        NewCluster made;
        try {
            made = NewCluster.of(options);
            FinishedConfig.of(made, options, List.of());
        } catch (ProblemException _) {
            seen("refused");
            return;
        }
        seen("sound");
        var read = ConfigReader.parse(text(made), "config.yml", "other", Components.settings());

        assertThat(read.cluster()).isEqualTo(made.cluster());
        assertThat(read.warnings()).isEmpty();
    }

    /// A property that holds as everything was refused would say nothing.
    private static void seen(String what) {
        Statistics.collect(what);
        Statistics.coverage(coverage -> coverage.check("sound").percentage(share -> share > 8));
    }

    private static void addressesAreInTheSubnet(Cluster cluster) {
        assertThat(cluster.platform()).isInstanceOf(Platform.Docker.class);
        if (cluster.platform() instanceof Platform.Docker docker) {
            assertThat(cluster.instances().stream().map(Instance::address)).doesNotHaveDuplicates();
            assertThat(cluster.instances())
                    .allMatch(instance ->
                            docker.subnet().isForHosts(instance.address().orElse("")));
        }
    }

    /// Under repmgr and EFM each Postgres and each witness votes, under Patroni the members of etcd do. Where a layout
    /// of
    /// locations was asked for that leaves no place for a witness, the number is what it is.
    private static void votesAreOdd(ConfigureOptions options, Cluster cluster) {
        if (cluster.failover() == FailoverChoice.PATRONI) {
            assertThat(cluster.having(Role.ETCD)).hasSize(3);
            return;
        }
        long witnesses = cluster.instances().stream()
                .filter(instance -> instance.has(Role.WITNESS) || instance.has(Role.EFM_WITNESS))
                .count();
        long votes = cluster.dataInstances().size() + witnesses;
        long active = cluster.dataInstances().stream()
                .map(Instance::location)
                .distinct()
                .count();
        assertThat(witnesses).isLessThanOrEqualTo(1);
        boolean ofLocations = options.has(LayoutOptions.LAYOUT)
                || LayoutOptions.OF_LOCATIONS.stream().anyMatch(options::has);
        if (!ofLocations || (!options.has(LayoutOptions.SINGLE_NODE) && active <= 2)) {
            assertThat(votes % 2).isEqualTo(1);
        }
    }

    private static boolean endsAtThePrimary(Cluster cluster, Instance instance) {
        var seen = new HashSet<String>();
        var at = instance;
        while (at.upstream().isPresent() && seen.add(at.name())) {
            at = cluster.instance(at.upstream().get());
        }
        return at.has(Role.PRIMARY)
                || (!instance.runsPostgres() && instance.upstream().isEmpty());
    }

    private static String text(NewCluster made) {
        return ConfigWriter.write(made.cluster(), made.additions(), List.of());
    }

    /// Options that are likely to go together, and some that are not.
    @Provide
    Arbitrary<ConfigureOptions> optionSets() {
        return Arbitraries.longs().map(seed -> options(new Random(seed)));
    }

    private static ConfigureOptions options(Random random) {
        var options = ConfigureOptions.of(
                        Path.of("/nowhere/at/all/" + one(random, List.of("speedy", "A_b-3", "x", "0"))), List.of())
                .with(LayoutOptions.ARCHITECTURE, "M1")
                .with(PlatformOptions.PLATFORM, "docker")
                .with(FailoverOptions.MANAGER, one(random, List.of("repmgr", "repmgr", "patroni", "efm")))
                .with(PostgresOptions.POSTGRESQL, one(random, PostgresOptions.VERSIONS));
        if (random.nextInt(3) > 0) {
            var names = new ArrayList<>(NAMES.subList(0, 1 + random.nextInt(4)));
            options = options.with(LayoutOptions.LOCATION_NAMES, names.toArray(String[]::new));
        }
        options = random.nextBoolean() ? cascaded(random, options) : locations(random, options);
        options = maybe(random, 5, options, LayoutOptions.HAPROXY);
        options = maybe(random, 5, options, LayoutOptions.PGBOUNCER);
        options = maybe(random, 4, options, HostNameOptions.PREFIXED);
        options = maybe(random, 4, options, HostNameOptions.UNSORTED);
        options = maybe(random, 4, options, NetworkOptions.NO_SHUFFLE);
        options = maybe(random, 4, options, NetworkOptions.SUBNET_PREFIX, "24", "26", "28");
        options = maybe(random, 4, options, NetworkOptions.NETWORK, "10.1.0.0/16", "192.168.7.0/26", "10.0.0.0/30");
        return maybe(random, 6, options, PlatformOptions.OWNER, "me", "a: b", "{{ x }}");
    }

    private static ConfigureOptions cascaded(Random random, ConfigureOptions options) {
        var more = maybe(random, 2, options, LayoutOptions.CASCADED_REPLICAS, "0", "1", "2", "3", "17", "-1");
        return maybe(random, 3, more, LayoutOptions.BARMAN_LOCATION, "alpha", "beta", "elsewhere");
    }

    private static ConfigureOptions locations(Random random, ConfigureOptions options) {
        var more = options.with(LayoutOptions.LAYOUT, LayoutOptions.LOCATIONS);
        more = maybe(random, 2, more, LayoutOptions.DATA_NODES, "1", "2", "3", "4", "0");
        more = maybe(random, 3, more, LayoutOptions.PRIMARY_LOCATION, "alpha", "beta", "gamma", "nowhere");
        more = maybe(random, 3, more, LayoutOptions.SINGLE_NODE, "alpha", "beta", "gamma");
        return maybe(random, 3, more, LayoutOptions.WITNESS_ONLY, "alpha", "beta", "gamma");
    }

    private static ConfigureOptions maybe(
            Random random, int oneOf, ConfigureOptions options, Option option, String... words) {
        if (random.nextInt(oneOf) > 0) {
            return options;
        }
        return words.length == 0 ? options.with(option) : options.with(option, one(random, List.of(words)));
    }

    private static String one(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
