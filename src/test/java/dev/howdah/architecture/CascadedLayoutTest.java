package dev.howdah.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.HostName;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Subnet;
import dev.howdah.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CascadedLayoutTest {

    private static final Subnet NETWORK = Subnet.parse("10.33.0.0/16").orElseThrow();

    @Test
    void laysOutTheDefaultCluster() {
        assertThat(lines(layout("speedy", 1)))
                .containsExactly(
                        "1 main primary up - backup 4",
                        "2 main replica up 1 backup -",
                        "3 dr replica up 2 backup -",
                        "4 dr barman up - backup -");
    }

    @Test
    void makesBarmanAWitnessWhereThatMakesVotesOdd() {
        assertThat(lines(layout("speedy", 0))).last().isEqualTo("3 dr barman,witness up 1 backup -");
        assertThat(lines(layout("speedy", 2))).last().isEqualTo("5 dr barman,witness up 1 backup -");
        assertThat(lines(layout("speedy", 3))).last().isEqualTo("6 dr barman up - backup -");
    }

    @Property
    void hasOddVotesAndChainsThatEndAtThePrimary(
            @ForAll @IntRange(min = 0, max = 60) int replicas,
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
        var instances = layout(name, replicas);

        assertThat(instances.stream().filter(Instance::runsPostgres).count() % 2)
                .isEqualTo(1);
        assertThat(instances.stream().map(Instance::node))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, replicas + 3).boxed().toList());
        assertThat(instances.stream().map(Instance::name)).doesNotHaveDuplicates();
        assertThat(instances.stream().map(Instance::address)).doesNotHaveDuplicates();
        var subnet = subnet(name, replicas + 3);
        assertThat(instances)
                .allMatch(instance -> subnet.isForHosts(instance.address().orElseThrow()));
        assertThat(instances)
                .filteredOn(instance -> instance.runsPostgres())
                .allMatch(instance -> endsAtThePrimary(instance, instances));
    }

    @Test
    void takesTheSmallestSubnetThatFits() {
        assertThat(subnet("a", 13).prefix()).isEqualTo(28);
        assertThat(subnet("a", 14).prefix()).isEqualTo(27);
        assertThat(subnet("a", 253).prefix()).isEqualTo(24);
        assertThat(subnet("a", 254).prefix()).isEqualTo(23);
        assertThat(subnet("a", 4)).isEqualTo(subnet("a", 4)).isNotEqualTo(subnet("b", 4));
    }

    @Test
    void comesWithEnoughNames() {
        var names = HostNames.builtIn().stream().map(HostChoice::name).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(272).doesNotHaveDuplicates();
        assertThat(names).allMatch(HostName::isValid).contains("kaolin", "karma", "kame");
    }

    private static boolean endsAtThePrimary(Instance instance, List<Instance> all) {
        var at = instance;
        for (int steps = 0; steps <= all.size() && at.upstream().isPresent(); steps++) {
            var name = at.upstream().get();
            at = all.stream()
                    .filter(other -> other.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
        return at.has(Role.PRIMARY);
    }

    private static List<Instance> layout(String name, int replicas) {
        var companions = Companions.of(FailoverChoice.REPMGR);
        var layout = new CascadedLayout(replicas, List.of("main", "dr"), "dr", companions);
        var hosts = HostNames.inOrderFor(name, HostNames.builtIn()).subList(0, replicas + 3);
        var addresses = AddressChoice.choose(hosts, subnet(name, replicas + 3)).stream()
                .map(Optional::of)
                .toList();
        return layout.instances(hosts, addresses);
    }

    private static Subnet subnet(String name, int instances) {
        return SubnetChoice.several(
                        new SubnetWish(name, NETWORK, instances, Optional.empty(), true, List.of()), 1, new Problems())
                .getFirst();
    }

    private static List<String> lines(List<Instance> instances) {
        return instances.stream()
                .map(instance -> instance.node() + " " + instance.location() + " "
                        + instance.roles().stream().map(Role::word).sorted().collect(Collectors.joining(",")) + " up "
                        + instance.upstream().map(name -> node(name, instances)).orElse("-") + " backup "
                        + instance.backup().stream()
                                .map(name -> node(name, instances))
                                .findFirst()
                                .orElse("-"))
                .toList();
    }

    private static String node(String name, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.name().equals(name))
                .map(instance -> String.valueOf(instance.node()))
                .findFirst()
                .orElseThrow();
    }
}
