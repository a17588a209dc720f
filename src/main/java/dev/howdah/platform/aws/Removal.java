package dev.howdah.platform.aws;

import dev.howdah.engine.Parallel;
import dev.howdah.model.Cluster;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.problem.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/// Removes what carries a cluster's tags, disks that outlive their machine included, and nothing else.
///
/// Where something forbids a part of it (a machine that is protected, things of others in the network), all of that is
/// said and nothing is removed.
record Removal(Ec2 ec2, ClusterTags tags, Cluster cluster) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    List<ProvisioningChange> run(ProvisioningListener listener) {
        var found = Found.of(ec2.client(), tags.filters());
        if (found.isEmpty()) {
            checkNamesakes();
            return List.of();
        }
        checkAllowed(found);
        var done = new ArrayList<ProvisioningChange>();
        var machines = found.instances().stream().map(this::terminate).toList();
        done.addAll(Parallel.map(machines, task -> task.run(listener)).values());
        rest(found).forEach(task -> done.add(task.run(listener)));
        return done;
    }

    private Task terminate(Instance machine) {
        var id = machine.instanceId();
        return Task.remove("instance " + Found.part(machine), () -> {
            Ec2Call.ask("TerminateInstances", () -> ec2.client().terminateInstances(q -> q.instanceIds(id)));
            new InstanceWait(ec2, LIMIT).until(Found.part(machine), id, InstanceStateName.TERMINATED);
        });
    }

    /// In the order in which EC2 lets them go.
    private List<Task> rest(Found found) {
        var client = ec2.client();
        var tasks = new ArrayList<Task>();
        found.addresses()
                .forEach(it -> tasks.add(removal(
                        "elastic address " + it.publicIp(),
                        "ReleaseAddress",
                        () -> client.releaseAddress(q -> q.allocationId(it.allocationId())))));
        kept(found)
                .forEach(it -> tasks.add(
                        removal("volume " + it, "DeleteVolume", () -> client.deleteVolume(q -> q.volumeId(it)))));
        found.groups()
                .forEach(it -> tasks.add(removal(
                        "security group",
                        "DeleteSecurityGroup",
                        () -> client.deleteSecurityGroup(q -> q.groupId(it.groupId())))));
        found.routeTables().stream()
                .flatMap(table -> table.associations().stream())
                .map(RouteTableAssociation::routeTableAssociationId)
                .forEach(it -> tasks.add(removal(
                        "route",
                        "DisassociateRouteTable",
                        () -> client.disassociateRouteTable(q -> q.associationId(it)))));
        found.subnets()
                .forEach(it -> tasks.add(removal(
                        "subnet " + ClusterTags.value(it.tags(), ClusterTags.PART),
                        "DeleteSubnet",
                        () -> client.deleteSubnet(q -> q.subnetId(it.subnetId())))));
        found.routeTables()
                .forEach(it -> tasks.add(removal(
                        "route table",
                        "DeleteRouteTable",
                        () -> client.deleteRouteTable(q -> q.routeTableId(it.routeTableId())))));
        found.gateways()
                .forEach(it -> tasks.add(Task.remove("internet gateway", () -> {
                    var id = it.internetGatewayId();
                    it.attachments()
                            .forEach(attachment -> ec2.call()
                                    .removal(
                                            "DetachInternetGateway",
                                            () -> client.detachInternetGateway(
                                                    q -> q.internetGatewayId(id).vpcId(attachment.vpcId()))));
                    ec2.call()
                            .removal(
                                    "DeleteInternetGateway",
                                    () -> client.deleteInternetGateway(q -> q.internetGatewayId(id)));
                })));
        found.vpcs()
                .forEach(it -> tasks.add(removal(
                        "VPC " + ClusterTags.value(it.tags(), "Name"),
                        "DeleteVpc",
                        () -> client.deleteVpc(q -> q.vpcId(it.vpcId())))));
        found.keys()
                .forEach(it -> tasks.add(removal(
                        "key pair " + it.keyName(),
                        "DeleteKeyPair",
                        () -> client.deleteKeyPair(q -> q.keyName(it.keyName())))));
        return tasks;
    }

    private Task removal(String subject, String operation, Runnable request) {
        return Task.remove(subject, () -> ec2.call().removal(operation, request));
    }

    /// Ids of disks that do not go with their machine.
    private static List<String> kept(Found found) {
        var going = found.instances().stream()
                .flatMap(machine -> machine.blockDeviceMappings().stream())
                .filter(mapping -> mapping.ebs() != null
                        && Boolean.TRUE.equals(mapping.ebs().deleteOnTermination()))
                .map(mapping -> mapping.ebs().volumeId())
                .collect(Collectors.toSet());
        return found.volumes().stream()
                .filter(disk -> disk.state() != VolumeState.DELETING && disk.state() != VolumeState.DELETED)
                .map(disk -> disk.volumeId())
                .filter(id -> !going.contains(id))
                .toList();
    }

    private void checkAllowed(Found found) {
        var problems = new Problems();
        Parallel.map(found.instances(), machine -> Machines.isProtected(ec2, machine.instanceId()))
                .forEach((machine, on) -> {
                    if (on) {
                        problems.add(Problem.here("instance " + Found.part(machine) + " (" + machine.instanceId()
                                        + ") is protected against termination")
                                .withRemedy("write termination_protection: no under " + Found.part(machine)
                                        + " in config.yml and run 'howdah provision' before"));
                    }
                });
        found.vpcs().forEach(vpc -> checkStrangers(found, vpc.vpcId(), problems));
        problems.throwIfAny();
    }

    /// Network interfaces in our VPC that are none of ours: machines, load balancers, databases of others.
    private void checkStrangers(Found found, String vpc, Problems problems) {
        var ours = found.instances().stream().map(Instance::instanceId).collect(Collectors.toSet());
        var strangers = Ec2Call.ask(
                "DescribeNetworkInterfaces",
                () -> ec2
                        .client()
                        .describeNetworkInterfacesPaginator(q -> q.filters(ClusterTags.filter("vpc-id", vpc)))
                        .networkInterfaces()
                        .stream()
                        .filter(it -> it.attachment() == null
                                || !ours.contains(Found.text(it.attachment().instanceId())))
                        .filter(it ->
                                !ClusterTags.value(it.tagSet(), ClusterTags.ID).equals(tags.id()))
                        .map(it -> it.networkInterfaceId()
                                + (it.attachment() == null
                                        ? ""
                                        : " of " + Found.text(it.attachment().instanceId()))
                                + " " + Found.text(it.description()))
                        .map(String::strip)
                        .toList());
        if (!strangers.isEmpty()) {
            problems.add(Problem.here("the cluster's VPC " + vpc + " holds things that are not the cluster's")
                    .withEvidence(strangers)
                    .withRemedy("move or remove them, and run the same command again; nothing was removed"));
        }
    }

    /// Nothing of ours: is it that the directory is not the one that the cluster was made from?
    private void checkNamesakes() {
        var others = Ec2Call.ask("DescribeInstances", () -> Found.alive(ec2.client(), tags.namesakes()));
        if (!others.isEmpty()) {
            throw ProblemException.wrongInput(Problem.here("nothing in " + cluster.name()
                            + " was made from this directory, but there are instances of a cluster of the same name")
                    .withEvidence(others.stream()
                            .map(it -> it.instanceId() + " " + Found.part(it) + ", " + ClusterTags.ID + " "
                                    + ClusterTags.value(it.tags(), ClusterTags.ID))
                            .toList())
                    .withRemedy("use the directory that they were made from, with its ssh key id_" + cluster.name()
                            + "; this one's " + ClusterTags.ID + " is " + tags.id()));
        }
    }
}
