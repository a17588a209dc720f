package dev.howdah.config;

import dev.howdah.model.AwsImage;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsNetwork;
import dev.howdah.model.AwsRule;
import dev.howdah.model.HostName;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads where on AWS a cluster is: the region, its network and firewall, and what its instances are made of.
final class AwsSection implements PlatformSection {

    private static final Map<String, String> NOT_BUILT = Map.of(
            "ec2_vpc_subnets", "each location has its subnet: locations: [{Name: main, subnet: 10.33.0.0/28}]",
            "ec2_groups", "cluster_rules says what the cluster's own security group lets in",
            "ec2_instance_key", "ec2_key_name names a key pair that the account has",
            "s3_uploads", "'artifacts' brings files to the hosts",
            "pre_user_data", "hooks run commands on the hosts",
            "extra_user_data", "hooks run commands on the hosts",
            "user_data_environment", "target_environment is for what deploy runs");

    private final FileParts parts;
    private final Section top;
    private final Findings findings;
    private final AwsPlaces places;

    AwsSection(FileParts parts) {
        this.parts = parts;
        this.top = parts.top();
        this.findings = parts.findings();
        this.places = new AwsPlaces(parts);
    }

    @Override
    public String word() {
        return "aws";
    }

    /// None of them stays with the instances: [#read] takes them all.
    @Override
    public List<String> sharedKeys() {
        return PlatformKeys.of("aws");
    }

    @Override
    public Platform.Aws read() {
        NOT_BUILT.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> top.has(entry.getKey()))
                .forEach(entry ->
                        findings.error(top.line(entry.getKey()), entry.getKey() + " is not built", entry.getValue()));
        if (top.has("cluster_bucket")) {
            findings.warning(
                    top.line("cluster_bucket"),
                    "cluster_bucket has no effect: host keys do not travel by a bucket",
                    "remove it");
        }
        boolean reachable = reachable();
        var read = places.read();
        var range = range(read.region());
        places.check(range.range());
        var rules = rules(read.places().values().stream()
                .map(place -> place.subnet().toString())
                .toList());
        var network = new AwsNetwork(read.region(), range.name(), range.range(), reachable, read.places(), rules);
        return new Platform.Aws(network, top.text("ec2_key_name"), machines(reachable));
    }

    private boolean reachable() {
        var word = top.text("ec2_instance_reachability").orElse("public");
        if (!List.of("public", "private").contains(word)) {
            findings.unknown(
                    top.line("ec2_instance_reachability"),
                    "machines cannot be reached '" + word + "'",
                    word,
                    List.of("public", "private"));
        }
        return !word.equals("private");
    }

    private record Range(String name, Subnet range) {}

    /// `ec2_vpc`, by region as TPA writes it, or flat.
    private Range range(String region) {
        var vpc = top.section("ec2_vpc").orElse(top);
        var section = vpc.has("Name") || vpc == top ? vpc : vpc.section(region).orElse(vpc);
        if (section == top || !section.has("cidr")) {
            findings.error(
                    top.line("ec2_vpc"),
                    "the network's range is missing",
                    "write ec2_vpc: {" + region + ": {Name: Test, cidr: 10.33.0.0/16}}");
            return new Range(parts.clusterName(), new Subnet(0, 0));
        }
        section.refuseUnknown("of a VPC", List.of("Name", "cidr"), "known are Name, cidr");
        var cidr = section.text("cidr").orElse("");
        var range = Subnet.parse(cidr).filter(it -> it.prefix() >= 16 && it.prefix() <= 28);
        if (range.isEmpty()) {
            findings.error(
                    section.line("cidr"),
                    "'" + cidr + "' is not a range that a VPC can have",
                    "write one from /16 to /28, such as 10.33.0.0/16, with the bits after the prefix zero");
        }
        return new Range(section.text("Name").orElse(parts.clusterName()), range.orElse(new Subnet(0, 0)));
    }

    private List<AwsRule> rules(List<String> subnets) {
        if (!top.has("cluster_rules")) {
            return List.of(AwsRule.SSH, AwsRule.within(subnets));
        }
        return top.sections("cluster_rules").stream()
                .flatMap(section -> new AwsRuleSection(section, findings).read().stream())
                .toList();
    }

    private Map<String, AwsMachine> machines(boolean reachable) {
        var machines = new LinkedHashMap<String, AwsMachine>();
        var common = image();
        for (var section : parts.instances()) {
            var machine = new AwsMachineSection(section, top, findings).read(common, reachable);
            machines.put(name(section), machine);
        }
        return machines;
    }

    private String name(Section section) {
        return HostName.normal(section.text("Name")
                .orElse(parts.clusterName() + "-" + section.text("node").orElse("")));
    }

    private Optional<AwsImage> image() {
        return top.section("ec2_ami").map(section -> {
            section.refuseUnknown("of ec2_ami", List.of("Name", "Owner"), "known are Name, Owner");
            return AwsMachineSection.image(
                    section.text("Name").orElse(""), section.text("Owner"), section.line(), findings);
        });
    }

    @Override
    public List<Instance> addressed(List<Draft> drafts) {
        return new AwsAddresses(places, findings).assign(drafts);
    }
}
