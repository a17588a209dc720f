package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.AwsOptions.BARMAN_SIZE;
import static dev.howdah.operation.configure.option.AwsOptions.BUCKET;
import static dev.howdah.operation.configure.option.AwsOptions.INSTANCE_TYPE;
import static dev.howdah.operation.configure.option.AwsOptions.POSTGRES_SIZE;
import static dev.howdah.operation.configure.option.AwsOptions.REGION;
import static dev.howdah.operation.configure.option.AwsOptions.REGIONS;
import static dev.howdah.operation.configure.option.AwsOptions.ROOT_SIZE;
import static dev.howdah.operation.configure.option.PlatformOptions.DISTRIBUTION;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_IMAGE;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_VERSION;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.Layout;
import dev.howdah.architecture.LayoutNode;
import dev.howdah.model.AwsImage;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.model.AwsNetwork;
import dev.howdah.model.AwsPlace;
import dev.howdah.model.AwsRule;
import dev.howdah.model.Platform;
import dev.howdah.model.Role;
import dev.howdah.model.Subnet;
import dev.howdah.operation.configure.option.HostNameOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.problem.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Instances of EC2: one region, a subnet and an availability zone for each location, disks for data and for backups.
final class AwsPart implements PlatformPart {

    private static final int LARGEST_DISK = 16384;
    private static final Map<String, String> VERSIONS = Map.of("Ubuntu", "24.04", "SLES", "15");

    @Override
    public String word() {
        return "aws";
    }

    @Override
    public Optional<Ground> ground(Given given, Layout layout, List<HostChoice> hosts) {
        var region = region(given);
        var image = image(given);
        given.typed(BUCKET)
                .ifPresent(_ -> given.problem(
                        BUCKET, "no bucket is needed: host keys do not travel by one", "leave the option out"));
        var sizes =
                new AwsAdditions.Sizes(size(given, ROOT_SIZE), size(given, POSTGRES_SIZE), size(given, BARMAN_SIZE));
        var subnets = NetworkChoice.several(
                given, mostInOne(layout), layout.locations().size());
        var network = NetworkChoice.network(given);
        checkAddresses(given, hosts);
        if (network.isEmpty()
                || image.isEmpty()
                || subnets.size() < layout.locations().size()) {
            return Optional.empty();
        }
        var wish = new Platform.Aws(
                network(region, network.get(), layout, subnets),
                Optional.empty(),
                machines(machine(given, image.get()), hosts));
        var barmans = layout.nodes().stream()
                .filter(node -> node.roles().contains(Role.BARMAN))
                .map(node -> hosts.get(node.number() - 1).name())
                .toList();
        return Optional.of(new Ground(
                wish,
                hosts.stream().map(HostChoice::address).toList(),
                AwsAdditions.of(wish, machine(given, image.get()), sizes, barmans)));
    }

    private static String region(Given given) {
        var regions = given.words(REGIONS).stream().distinct().toList();
        if (!regions.isEmpty() && given.typed(REGION).isPresent()) {
            given.problem(REGIONS, "--region and --regions contradict each other", "give one of the two");
        }
        if (regions.size() > 1) {
            given.problem(
                    REGIONS,
                    "clusters over several regions are not built: a VPC ends at its region",
                    "give one; each location is in an availability zone of its own");
        }
        var option = regions.isEmpty() ? REGION : REGIONS;
        var region = regions.isEmpty() ? given.word(REGION).orElseThrow() : regions.getFirst();
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            given.problem(option, "'" + region + "' is not a region", "say one such as eu-west-1");
        }
        return region;
    }

    /// The name of an image needs its owner, which is known for those that distributions publish.
    private static Optional<AwsImage> image(Given given) {
        var word = given.word(DISTRIBUTION).orElseThrow();
        var named = AwsImage.distributions().stream()
                .filter(known -> known.equalsIgnoreCase(word))
                .findFirst();
        if (named.isEmpty()) {
            given.problem(
                    DISTRIBUTION,
                    "no images of '" + word + "' are known on AWS",
                    DidYouMean.hint(word, AwsImage.distributions()));
            return Optional.empty();
        }
        var version = given.typed(OS_VERSION).orElse(VERSIONS.getOrDefault(named.get(), defaultVersion(named.get())));
        given.typed(OS_IMAGE).ifPresent(name -> given.checkPlain(OS_IMAGE, name));
        return AwsImage.of(named.get(), version)
                .map(published -> given.typed(OS_IMAGE)
                        .map(name -> new AwsImage(name, name.startsWith("ami-") ? Optional.empty() : published.owner()))
                        .orElseGet(() -> {
                            if (published.distribution().isEmpty()) {
                                given.problem(
                                        OS_VERSION,
                                        word + " " + version + " is not supported",
                                        "say a version that is");
                            }
                            return published;
                        }));
    }

    private static String defaultVersion(String distribution) {
        return distribution.startsWith("Debian") ? "12" : "9";
    }

    private static int size(Given given, Option option) {
        return given.number(option, "size in GB", 1, LARGEST_DISK);
    }

    private static int mostInOne(Layout layout) {
        return layout.nodes().stream()
                .collect(Collectors.groupingBy(LayoutNode::location, Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElse(1);
    }

    private static void checkAddresses(Given given, List<HostChoice> hosts) {
        var two = hosts.stream()
                .filter(host -> host.addresses().size() > 1)
                .map(HostChoice::name)
                .toList();
        if (!two.isEmpty()) {
            given.problem(
                    HostNameOptions.FROM,
                    "AWS gives public addresses, and these have one: " + String.join(", ", two),
                    "give the private address only");
        }
    }

    private static AwsNetwork network(String region, Subnet range, Layout layout, List<Subnet> subnets) {
        var places = new LinkedHashMap<String, AwsPlace>();
        for (int i = 0; i < layout.locations().size(); i++) {
            places.put(layout.locations().get(i), new AwsPlace(region + (char) ('a' + i % 3), subnets.get(i)));
        }
        var rules = List.of(
                AwsRule.SSH,
                AwsRule.within(subnets.stream().map(Subnet::toString).toList()));
        return new AwsNetwork(region, "Test", range, true, places, rules);
    }

    private static AwsMachine machine(Given given, AwsImage image) {
        var type = given.typed(INSTANCE_TYPE)
                .orElseGet(() -> usualType(given.word(DISTRIBUTION).orElseThrow()));
        return new AwsMachine(
                type,
                image,
                AwsImage.user(given.word(DISTRIBUTION).orElseThrow()).orElseGet(image::user),
                true,
                new ElasticAddress.None(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /// What the images need at least.
    private static String usualType(String distribution) {
        if (distribution.endsWith("-arm")) {
            return "t4g.medium";
        }
        return List.of("redhat", "rocky", "almalinux", "oraclelinux")
                        .contains(distribution.toLowerCase(java.util.Locale.ROOT))
                ? "t3.medium"
                : "t3.micro";
    }

    private static Map<String, AwsMachine> machines(AwsMachine machine, List<HostChoice> hosts) {
        return hosts.stream().collect(Collectors.toMap(HostChoice::name, _ -> machine, (one, _) -> one));
    }
}
