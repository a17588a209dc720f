package dev.howdah.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.architecture.AddressChoice;
import dev.howdah.architecture.CascadedLayout;
import dev.howdah.architecture.Companions;
import dev.howdah.architecture.HostNames;
import dev.howdah.architecture.SubnetChoice;
import dev.howdah.architecture.SubnetWish;
import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What is written is read back as the same cluster, whatever words people use.
class ConfigWriterTest {

    @Property(tries = 300)
    void writesWhatIsReadBackAsTheSame(
            @ForAll("clusterNames") String name,
            @ForAll @IntRange(min = 0, max = 20) int replicas,
            @ForAll @IntRange(min = 13, max = 18) int version,
            @ForAll("words") String near,
            @ForAll("words") String far,
            @ForAll("words") String image,
            @ForAll("words") String owner) {
        var locations = near.equals(far) ? List.of(near) : List.of(near, far);
        var companions = Companions.of(FailoverChoice.REPMGR);
        var layout = new CascadedLayout(replicas, locations, locations.getLast(), companions);
        var hosts = HostNames.inOrderFor(name, HostNames.builtIn()).subList(0, replicas + 3);
        var subnet = SubnetChoice.several(
                        new SubnetWish(name, new Subnet(10 << 24, 8), replicas + 3, Optional.empty(), true, List.of()),
                        1,
                        new Problems())
                .getFirst();
        var addresses =
                AddressChoice.choose(hosts, subnet).stream().map(Optional::of).toList();
        var cluster = new Cluster(
                name,
                "M1",
                new Platform.Docker(new DistributionImage("Debian", "13", image), name, subnet),
                new PostgresVersion(version),
                FailoverChoice.REPMGR,
                locations,
                layout.instances(hosts, addresses),
                Settings.NONE,
                Map.of("Owner", owner));

        var text = ConfigWriter.write(cluster, Additions.NONE, List.of("one", "", "two"));

        assertThat(ConfigReader.parse(text, "config.yml", "other", List.of()))
                .isEqualTo(new ReadCluster(cluster, List.of()));
    }

    @Provide
    Arbitrary<String> clusterNames() {
        return Arbitraries.oneOf(
                Arbitraries.of("1e3", "0x1f", "on", "12", "007", "null", "1_000"),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .numeric()
                        .ofMinLength(1)
                        .ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "yes",
                                "~",
                                "null",
                                "1.5",
                                "a: b",
                                "#x",
                                "- x",
                                "'",
                                "\"",
                                "a\\b",
                                "2026-01-01",
                                "<<",
                                "=",
                                "0o7",
                                "12:30:00",
                                "*a",
                                "&a",
                                "!x",
                                "a #b",
                                "ends:"),
                        Arbitraries.strings()
                                .withCharRange(' ', '\u00ff')
                                .ofMinLength(1)
                                .ofMaxLength(12))
                .filter(word -> word.equals(word.strip())
                        && word.chars().noneMatch(Character::isISOControl)
                        && !word.contains("{{")
                        && !word.contains("{%"));
    }
}
