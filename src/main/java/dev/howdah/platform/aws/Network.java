package dev.howdah.platform.aws;

import dev.howdah.model.AwsNetwork;
import dev.howdah.model.AwsPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// The network of a cluster: its VPC, the way out of that, and a subnet for each location.
///
/// It grows while its tasks run, one after the other, so that a later one knows what an earlier one made.
final class Network {

    private static final String ANYWHERE = "0.0.0.0/0";

    private final Ec2 ec2;
    private final ClusterTags tags;
    private final AwsNetwork wish;
    private final Found found;
    private final Optional<UsersVpc> users;
    private final Map<String, String> ids = new HashMap<>();

    Network(Ec2 ec2, ClusterTags tags, AwsNetwork wish, Found found, Optional<UsersVpc> users) {
        this.ec2 = ec2;
        this.tags = tags;
        this.wish = wish;
        this.found = found;
        this.users = users;
        users.ifPresent(vpc -> {
            ids.put("vpc", vpc.id());
            vpc.gateway().ifPresent(id -> ids.put("gateway", id));
        });
        found.vpcs().stream().findFirst().ifPresent(vpc -> ids.put("vpc", vpc.vpcId()));
        found.gateways().stream().findFirst().ifPresent(it -> ids.put("gateway", it.internetGatewayId()));
        found.routeTables().stream().findFirst().ifPresent(it -> ids.put("routes", it.routeTableId()));
        found.subnets()
                .forEach(it -> ids.put("subnet " + ClusterTags.value(it.tags(), ClusterTags.PART), it.subnetId()));
    }

    /// What is missing, in the order of making it.
    List<Task> missing() {
        var tasks = new ArrayList<Task>();
        if (!ids.containsKey("vpc")) {
            tasks.add(Task.create("VPC " + wish.name(), wish.range().toString(), this::createVpc));
        }
        if (wish.reachable()) {
            if (users.isEmpty() && !isAttached()) {
                tasks.add(Task.create("internet gateway", "of VPC " + wish.name(), this::ensureGateway));
            }
            if (!hasRoute()) {
                tasks.add(Task.create("route table", "to the internet gateway", this::ensureRoutes));
            }
        }
        wish.places().forEach((location, place) -> {
            if (!isComplete(location)) {
                tasks.add(Task.create(
                        "subnet " + location,
                        place.subnet() + " in " + place.zone(),
                        () -> ensureSubnet(location, place)));
            }
        });
        return tasks;
    }

    String vpc() {
        return id("vpc");
    }

    String subnet(String location) {
        return id("subnet " + location);
    }

    private String id(String thing) {
        return Objects.requireNonNull(ids.get(thing), thing);
    }

    private String label(String thing) {
        return tags.cluster() + " " + thing;
    }

    private void createVpc() {
        var answer = Ec2Call.ask(
                "CreateVpc",
                () -> ec2.client()
                        .createVpc(q -> q.cidrBlock(wish.range().toString())
                                .tagSpecifications(tags.of(ResourceType.VPC, wish.name(), "vpc"))));
        ids.put("vpc", answer.vpc().vpcId());
    }

    private boolean isAttached() {
        return found.gateways().stream()
                .map(InternetGateway::attachments)
                .anyMatch(attachments -> !attachments.isEmpty());
    }

    private void ensureGateway() {
        if (!ids.containsKey("gateway")) {
            var answer = Ec2Call.ask(
                    "CreateInternetGateway",
                    () -> ec2.client()
                            .createInternetGateway(q -> q.tagSpecifications(
                                    tags.of(ResourceType.INTERNET_GATEWAY, label("gateway"), "gateway"))));
            ids.put("gateway", answer.internetGateway().internetGatewayId());
        }
        ec2.call()
                .settled(
                        "AttachInternetGateway",
                        () -> ec2.client()
                                .attachInternetGateway(
                                        q -> q.internetGatewayId(id("gateway")).vpcId(vpc())));
    }

    private boolean hasRoute() {
        return found.routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> ANYWHERE.equals(route.destinationCidrBlock()));
    }

    private void ensureRoutes() {
        if (!ids.containsKey("routes")) {
            var answer = ec2.call()
                    .settled(
                            "CreateRouteTable",
                            () -> ec2.client()
                                    .createRouteTable(q -> q.vpcId(vpc())
                                            .tagSpecifications(
                                                    tags.of(ResourceType.ROUTE_TABLE, label("routes"), "routes"))));
            ids.put("routes", answer.routeTable().routeTableId());
        }
        ec2.call()
                .settled(
                        "CreateRoute",
                        () -> ec2.client()
                                .createRoute(q -> q.routeTableId(id("routes"))
                                        .destinationCidrBlock(ANYWHERE)
                                        .gatewayId(id("gateway"))));
    }

    private boolean isComplete(String location) {
        return found.subnet(location)
                .filter(subnet -> !wish.reachable() || isAssociated(subnet.subnetId()))
                .isPresent();
    }

    private boolean isAssociated(String subnet) {
        return found.routeTables().stream()
                .flatMap(table -> table.associations().stream())
                .anyMatch(association -> subnet.equals(association.subnetId()));
    }

    private void ensureSubnet(String location, AwsPlace place) {
        if (!ids.containsKey("subnet " + location)) {
            var answer = ec2.call()
                    .settled(
                            "CreateSubnet",
                            () -> ec2.client()
                                    .createSubnet(q -> q.vpcId(vpc())
                                            .cidrBlock(place.subnet().toString())
                                            .availabilityZone(place.zone())
                                            .tagSpecifications(
                                                    tags.of(ResourceType.SUBNET, label(location), location))));
            ids.put("subnet " + location, answer.subnet().subnetId());
        }
        if (wish.reachable()) {
            ec2.call()
                    .settled(
                            "AssociateRouteTable",
                            () -> ec2.client()
                                    .associateRouteTable(
                                            q -> q.routeTableId(id("routes")).subnetId(subnet(location))));
        }
    }
}
