package dev.howdah.platform.aws;

import dev.howdah.model.AwsRule;
import dev.howdah.platform.ProvisioningChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/// The security group of a cluster. Its rules for IPv4 ranges are those of config.yml, no more and no less; rules that
/// config.yml cannot express, as those for other groups, are left alone.
final class Firewall {

    /// One rule for one range.
    private record Rule(String protocol, int from, int to, String range) {

        IpPermission permission() {
            var permission = IpPermission.builder()
                    .ipProtocol(protocol)
                    .ipRanges(IpRange.builder().cidrIp(range).build());
            if (!protocol.equals("-1")) {
                permission.fromPort(from).toPort(to);
            }
            return permission.build();
        }

        String text() {
            var ports = from < 0 ? "" : from == to ? " " + from : " " + from + "-" + to;
            return (protocol.equals("-1") ? "everything" : protocol + ports) + " from " + range;
        }
    }

    private final Ec2 ec2;
    private final ClusterTags tags;
    private final Set<Rule> wished = new LinkedHashSet<>();
    private final Set<Rule> present = new LinkedHashSet<>();
    private String id = "";

    Firewall(Ec2 ec2, ClusterTags tags, List<AwsRule> rules, List<SecurityGroup> found) {
        this.ec2 = ec2;
        this.tags = tags;
        rules.forEach(rule -> rule.ranges().forEach(range -> {
            boolean all = rule.protocol().equals("-1");
            wished.add(new Rule(rule.protocol(), all ? -1 : rule.fromPort(), all ? -1 : rule.toPort(), range));
        }));
        found.stream().findFirst().ifPresent(group -> {
            id = group.groupId();
            group.ipPermissions().forEach(this::read);
        });
    }

    private void read(IpPermission permission) {
        int from = Objects.requireNonNullElse(permission.fromPort(), -1);
        int to = Objects.requireNonNullElse(permission.toPort(), -1);
        permission
                .ipRanges()
                .forEach(range -> present.add(new Rule(permission.ipProtocol(), from, to, range.cidrIp())));
    }

    String id() {
        return id;
    }

    /// @param network is there when the tasks run
    List<Task> missing(Network network) {
        var tasks = new ArrayList<Task>();
        if (id.isEmpty()) {
            tasks.add(Task.create("security group", "of " + tags.cluster(), () -> create(network)));
        }
        for (var rule : wished) {
            if (!present.contains(rule)) {
                tasks.add(Task.create("firewall rule", rule.text(), () -> allow(rule)));
            }
        }
        for (var rule : present) {
            if (!wished.contains(rule)) {
                var change = new ProvisioningChange(ProvisioningChange.Act.REMOVE, "firewall rule", rule.text());
                tasks.add(new Task(change, () -> revoke(rule)));
            }
        }
        return tasks;
    }

    private void create(Network network) {
        var name = tags.cluster() + "-" + tags.id();
        id = ec2.call()
                .settled(
                        "CreateSecurityGroup",
                        () -> ec2.client()
                                .createSecurityGroup(q -> q.groupName(name)
                                        .description("Howdah cluster " + tags.cluster())
                                        .vpcId(network.vpc())
                                        .tagSpecifications(
                                                tags.of(ResourceType.SECURITY_GROUP, tags.cluster(), "firewall"))))
                .groupId();
    }

    private void allow(Rule rule) {
        ec2.call()
                .settled(
                        "AuthorizeSecurityGroupIngress",
                        () -> ec2.client()
                                .authorizeSecurityGroupIngress(
                                        q -> q.groupId(id).ipPermissions(rule.permission())));
    }

    private void revoke(Rule rule) {
        Ec2Call.ask(
                "RevokeSecurityGroupIngress",
                () -> ec2.client().revokeSecurityGroupIngress(q -> q.groupId(id).ipPermissions(rule.permission())));
    }
}
