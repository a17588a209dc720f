package dev.howdah.platform.aws;

import static dev.howdah.platform.aws.StrictStore.passes;
import static dev.howdah.platform.aws.StrictStore.refusal;
import static dev.howdah.platform.aws.StrictStore.tags;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.*;

/// The networks of a fake EC2, as strict as the real one: nothing that is in use can be removed, and no range is given
/// out twice.
abstract class StrictNetwork implements Ec2Client {

    final StrictStore store = new StrictStore();

    @Override
    public String serviceName() {
        return "ec2";
    }

    @Override
    public void close() {}

    private Vpc vpc(String id) {
        return store.known(Vpc.class, id, "InvalidVpcID.NotFound");
    }

    private Subnet subnet(String id) {
        return store.known(Subnet.class, id, "InvalidSubnetID.NotFound");
    }

    private RouteTable table(String id) {
        return store.known(RouteTable.class, id, "InvalidRouteTableID.NotFound");
    }

    private InternetGateway gateway(String id) {
        return store.known(InternetGateway.class, id, "InvalidInternetGatewayID.NotFound");
    }

    private SecurityGroup group(String id) {
        return store.known(SecurityGroup.class, id, "InvalidGroup.NotFound");
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest q) {
        return store.change("CreateVpc", () -> {
            var id = store.id("vpc");
            var vpc = Vpc.builder().vpcId(id).cidrBlock(q.cidrBlock()).tags(tags(q.tagSpecifications()));
            return CreateVpcResponse.builder().vpc(store.put(id, vpc.build())).build();
        });
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest q) {
        return DescribeVpcsResponse.builder()
                .vpcs(store.all(Vpc.class).stream()
                        .filter(it -> passes(
                                q.filters(),
                                it.tags(),
                                name -> name.equals("cidr") ? it.cidrBlock() : StrictStore.unknownFilter(name)))
                        .toList())
                .build();
    }

    @Override
    public DeleteVpcResponse deleteVpc(DeleteVpcRequest q) {
        return store.change("DeleteVpc", () -> {
            var id = vpc(q.vpcId()).vpcId();
            boolean used =
                    store.all(Subnet.class).stream().anyMatch(it -> it.vpcId().equals(id))
                            || store.all(SecurityGroup.class).stream()
                                    .anyMatch(it -> it.vpcId().equals(id))
                            || store.all(RouteTable.class).stream()
                                    .anyMatch(it -> it.vpcId().equals(id))
                            || store.all(InternetGateway.class).stream().anyMatch(it -> isAttachedTo(it, id));
            if (used) {
                throw refusal("DependencyViolation", "The vpc '" + id + "' has dependencies and cannot be deleted.");
            }
            store.remove(id);
            return DeleteVpcResponse.builder().build();
        });
    }

    @Override
    public CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest q) {
        return store.change("CreateInternetGateway", () -> {
            var id = store.id("igw");
            var gateway = InternetGateway.builder().internetGatewayId(id).tags(tags(q.tagSpecifications()));
            return CreateInternetGatewayResponse.builder()
                    .internetGateway(
                            store.put(id, gateway.attachments(List.of()).build()))
                    .build();
        });
    }

    private static boolean isAttachedTo(InternetGateway gateway, String vpc) {
        return gateway.attachments().stream().anyMatch(it -> it.vpcId().equals(vpc));
    }

    @Override
    public AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest q) {
        return store.change("AttachInternetGateway", () -> {
            var gateway = gateway(q.internetGatewayId());
            vpc(q.vpcId());
            if (!gateway.attachments().isEmpty()) {
                throw refusal("Resource.AlreadyAssociated", "already attached");
            }
            var attached = gateway.toBuilder()
                    .attachments(
                            InternetGatewayAttachment.builder().vpcId(q.vpcId()).build());
            store.put(q.internetGatewayId(), attached.build());
            return AttachInternetGatewayResponse.builder().build();
        });
    }

    @Override
    public DetachInternetGatewayResponse detachInternetGateway(DetachInternetGatewayRequest q) {
        return store.change("DetachInternetGateway", () -> {
            var gateway = gateway(q.internetGatewayId());
            store.put(
                    q.internetGatewayId(),
                    gateway.toBuilder().attachments(List.of()).build());
            return DetachInternetGatewayResponse.builder().build();
        });
    }

    @Override
    public DeleteInternetGatewayResponse deleteInternetGateway(DeleteInternetGatewayRequest q) {
        return store.change("DeleteInternetGateway", () -> {
            if (!gateway(q.internetGatewayId()).attachments().isEmpty()) {
                throw refusal("DependencyViolation", "The internetGateway is attached");
            }
            store.remove(q.internetGatewayId());
            return DeleteInternetGatewayResponse.builder().build();
        });
    }

    @Override
    public DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest q) {
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(store.all(InternetGateway.class).stream()
                        .filter(it -> passes(
                                q.filters(),
                                it.tags(),
                                name -> name.equals("attachment.vpc-id")
                                        ? it.attachments().isEmpty()
                                                ? ""
                                                : it.attachments().getFirst().vpcId()
                                        : StrictStore.unknownFilter(name)))
                        .toList())
                .build();
    }

    @Override
    public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest q) {
        return store.change("CreateRouteTable", () -> {
            vpc(q.vpcId());
            var id = store.id("rtb");
            var table = RouteTable.builder().routeTableId(id).vpcId(q.vpcId()).tags(tags(q.tagSpecifications()));
            return CreateRouteTableResponse.builder()
                    .routeTable(store.put(
                            id, table.routes(List.of()).associations(List.of()).build()))
                    .build();
        });
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest q) {
        return store.change("CreateRoute", () -> {
            var table = table(q.routeTableId());
            gateway(q.gatewayId());
            var route = Route.builder()
                    .destinationCidrBlock(q.destinationCidrBlock())
                    .gatewayId(q.gatewayId());
            store.put(
                    table.routeTableId(),
                    table.toBuilder().routes(route.build()).build());
            return CreateRouteResponse.builder().build();
        });
    }

    @Override
    public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest q) {
        return store.change("AssociateRouteTable", () -> {
            var table = table(q.routeTableId());
            subnet(q.subnetId());
            var all = new ArrayList<>(table.associations());
            all.add(RouteTableAssociation.builder()
                    .routeTableAssociationId(store.id("rtbassoc"))
                    .subnetId(q.subnetId())
                    .build());
            store.put(table.routeTableId(), table.toBuilder().associations(all).build());
            return AssociateRouteTableResponse.builder().build();
        });
    }

    @Override
    public DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest q) {
        return store.change("DisassociateRouteTable", () -> {
            for (var table : store.all(RouteTable.class)) {
                var rest = table.associations().stream()
                        .filter(it -> !it.routeTableAssociationId().equals(q.associationId()))
                        .toList();
                store.put(
                        table.routeTableId(),
                        table.toBuilder().associations(rest).build());
            }
            return DisassociateRouteTableResponse.builder().build();
        });
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest q) {
        return DescribeRouteTablesResponse.builder()
                .routeTables(store.all(RouteTable.class).stream()
                        .filter(it -> passes(q.filters(), it.tags(), StrictStore::unknownFilter))
                        .toList())
                .build();
    }

    @Override
    public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest q) {
        return store.change("DeleteRouteTable", () -> {
            if (!table(q.routeTableId()).associations().isEmpty()) {
                throw refusal("DependencyViolation", "The routeTable has dependencies and cannot be deleted.");
            }
            store.remove(q.routeTableId());
            return DeleteRouteTableResponse.builder().build();
        });
    }

    @Override
    public CreateSubnetResponse createSubnet(CreateSubnetRequest q) {
        return store.change("CreateSubnet", () -> {
            vpc(q.vpcId());
            if (store.all(Subnet.class).stream()
                    .anyMatch(
                            it -> it.vpcId().equals(q.vpcId()) && it.cidrBlock().equals(q.cidrBlock()))) {
                throw refusal("InvalidSubnet.Conflict", "The CIDR '" + q.cidrBlock() + "' conflicts");
            }
            var id = store.id("subnet");
            var subnet = Subnet.builder().subnetId(id).vpcId(q.vpcId()).cidrBlock(q.cidrBlock());
            subnet.availabilityZone(q.availabilityZone()).tags(tags(q.tagSpecifications()));
            return CreateSubnetResponse.builder()
                    .subnet(store.put(id, subnet.build()))
                    .build();
        });
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest q) {
        return DescribeSubnetsResponse.builder()
                .subnets(store.all(Subnet.class).stream()
                        .filter(it -> passes(q.filters(), it.tags(), StrictStore::unknownFilter))
                        .toList())
                .build();
    }

    @Override
    public DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest q) {
        return store.change("DeleteSubnet", () -> {
            if (inUse(subnet(q.subnetId()).subnetId())) {
                throw refusal("DependencyViolation", "The subnet has dependencies and cannot be deleted.");
            }
            store.remove(q.subnetId());
            return DeleteSubnetResponse.builder().build();
        });
    }

    /// Whether an interface of a machine is in a subnet or a group.
    abstract boolean inUse(String subnetOrGroup);

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest q) {
        return store.change("CreateSecurityGroup", () -> {
            vpc(q.vpcId());
            if (store.all(SecurityGroup.class).stream()
                    .anyMatch(
                            it -> it.vpcId().equals(q.vpcId()) && it.groupName().equals(q.groupName()))) {
                throw refusal("InvalidGroup.Duplicate", "The security group '" + q.groupName() + "' already exists");
            }
            var id = store.id("sg");
            var group =
                    SecurityGroup.builder().groupId(id).groupName(q.groupName()).vpcId(q.vpcId());
            store.put(
                    id,
                    group.tags(tags(q.tagSpecifications()))
                            .ipPermissions(List.of())
                            .build());
            return CreateSecurityGroupResponse.builder().groupId(id).build();
        });
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest q) {
        return store.change("AuthorizeSecurityGroupIngress", () -> {
            var group = group(q.groupId());
            var all = new ArrayList<>(group.ipPermissions());
            if (all.stream().anyMatch(q.ipPermissions()::contains)) {
                throw refusal("InvalidPermission.Duplicate", "the specified rule already exists");
            }
            all.addAll(q.ipPermissions());
            store.put(group.groupId(), group.toBuilder().ipPermissions(all).build());
            return AuthorizeSecurityGroupIngressResponse.builder().build();
        });
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest q) {
        return store.change("RevokeSecurityGroupIngress", () -> {
            var group = group(q.groupId());
            var all = new ArrayList<>(group.ipPermissions());
            all.removeAll(q.ipPermissions());
            store.put(group.groupId(), group.toBuilder().ipPermissions(all).build());
            return RevokeSecurityGroupIngressResponse.builder().build();
        });
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest q) {
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(store.all(SecurityGroup.class).stream()
                        .filter(it -> passes(q.filters(), it.tags(), StrictStore::unknownFilter))
                        .toList())
                .build();
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest q) {
        return store.change("DeleteSecurityGroup", () -> {
            if (inUse(group(q.groupId()).groupId())) {
                throw refusal("DependencyViolation", "resource " + q.groupId() + " has a dependent object");
            }
            store.remove(q.groupId());
            return DeleteSecurityGroupResponse.builder().build();
        });
    }
}
