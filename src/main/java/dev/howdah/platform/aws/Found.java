package dev.howdah.platform.aws;

import dev.howdah.engine.Parallel;
import dev.howdah.model.AwsNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// All that exists of a cluster, found by its tags. Nothing is remembered between runs.
///
/// @param instances without those that are being terminated or gone
record Found(
        List<Vpc> vpcs,
        List<InternetGateway> gateways,
        List<RouteTable> routeTables,
        List<Subnet> subnets,
        List<SecurityGroup> groups,
        List<KeyPairInfo> keys,
        List<Instance> instances,
        List<Volume> volumes,
        List<Address> addresses) {

    static final Set<InstanceStateName> GONE = Set.of(InstanceStateName.SHUTTING_DOWN, InstanceStateName.TERMINATED);

    /// Asks for everything at once.
    static Found of(Ec2Client client, List<Filter> ours) {
        var vpcs = new ArrayList<Vpc>();
        var gateways = new ArrayList<InternetGateway>();
        var routeTables = new ArrayList<RouteTable>();
        var subnets = new ArrayList<Subnet>();
        var groups = new ArrayList<SecurityGroup>();
        var keys = new ArrayList<KeyPairInfo>();
        var instances = new ArrayList<Instance>();
        var volumes = new ArrayList<Volume>();
        var addresses = new ArrayList<Address>();
        Parallel.all(
                asking(
                        "DescribeVpcs",
                        () -> client.describeVpcsPaginator(q -> q.filters(ours))
                                .vpcs()
                                .forEach(vpcs::add)),
                asking(
                        "DescribeInternetGateways",
                        () -> client.describeInternetGatewaysPaginator(q -> q.filters(ours))
                                .internetGateways()
                                .forEach(gateways::add)),
                asking(
                        "DescribeRouteTables",
                        () -> client.describeRouteTablesPaginator(q -> q.filters(ours))
                                .routeTables()
                                .forEach(routeTables::add)),
                asking(
                        "DescribeSubnets",
                        () -> client.describeSubnetsPaginator(q -> q.filters(ours))
                                .subnets()
                                .forEach(subnets::add)),
                asking(
                        "DescribeSecurityGroups",
                        () -> client.describeSecurityGroupsPaginator(q -> q.filters(ours))
                                .securityGroups()
                                .forEach(groups::add)),
                asking(
                        "DescribeKeyPairs",
                        () -> keys.addAll(
                                client.describeKeyPairs(q -> q.filters(ours).includePublicKey(true))
                                        .keyPairs())),
                asking("DescribeInstances", () -> instances.addAll(alive(client, ours))),
                asking(
                        "DescribeVolumes",
                        () -> client.describeVolumesPaginator(q -> q.filters(ours))
                                .volumes()
                                .forEach(volumes::add)),
                asking(
                        "DescribeAddresses",
                        () -> addresses.addAll(
                                client.describeAddresses(q -> q.filters(ours)).addresses())));
        return new Found(vpcs, gateways, routeTables, subnets, groups, keys, instances, volumes, addresses);
    }

    private static Runnable asking(String operation, Runnable question) {
        return () -> Ec2Call.ask(operation, () -> {
            question.run();
            return true;
        });
    }

    /// The instances that a filter finds and that are there to stay.
    static List<Instance> alive(Ec2Client client, List<Filter> filters) {
        var instances = new ArrayList<Instance>();
        for (var reservation :
                client.describeInstancesPaginator(q -> q.filters(filters)).reservations()) {
            reservation.instances().stream()
                    .filter(instance -> !isGone(instance))
                    .forEach(instances::add);
        }
        return instances;
    }

    static boolean isGone(Instance instance) {
        return GONE.contains(instance.state().name());
    }

    Optional<Instance> instance(String name) {
        return instances.stream()
                .filter(instance -> part(instance).equals(name))
                .findFirst();
    }

    /// The name that config.yml has for an instance.
    static String part(Instance instance) {
        return ClusterTags.value(instance.tags(), ClusterTags.PART);
    }

    Optional<Subnet> subnet(String location) {
        return subnets.stream()
                .filter(subnet ->
                        ClusterTags.value(subnet.tags(), ClusterTags.PART).equals(location))
                .findFirst();
    }

    Optional<Address> address(String instance) {
        return addresses.stream()
                .filter(address ->
                        ClusterTags.value(address.tags(), ClusterTags.PART).equals(instance))
                .findFirst();
    }

    /// Where a machine is reached from here.
    static String reachedAt(Instance machine, AwsNetwork network) {
        var address = text(machine.publicIpAddress());
        return network.reachable() && !address.isEmpty() ? address : text(machine.privateIpAddress());
    }

    static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    boolean isEmpty() {
        return vpcs.isEmpty()
                && subnets.isEmpty()
                && groups.isEmpty()
                && keys.isEmpty()
                && instances.isEmpty()
                && volumes.isEmpty()
                && addresses.isEmpty()
                && gateways.isEmpty()
                && routeTables.isEmpty();
    }
}
