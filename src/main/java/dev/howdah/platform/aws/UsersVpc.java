package dev.howdah.platform.aws;

import dev.howdah.model.AwsNetwork;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// A VPC that was there before the cluster, with the name and the range that config.yml gives: it is used, and never
/// changed or removed. One that another cluster of Howdah's made does not count, as it goes with that cluster.
///
/// @param gateway id of its internet gateway
record UsersVpc(String id, Optional<String> gateway) {

    static Optional<UsersVpc> find(Ec2 ec2, AwsNetwork wish) {
        var filters = List.of(
                ClusterTags.filter("tag:Name", wish.name()),
                ClusterTags.filter("cidr", wish.range().toString()));
        var vpcs = Ec2Call.ask(
                        "DescribeVpcs",
                        () -> ec2.client().describeVpcs(q -> q.filters(filters)).vpcs())
                .stream()
                .filter(vpc ->
                        ClusterTags.value(vpc.tags(), ClusterTags.CLUSTER).isEmpty())
                .toList();
        if (vpcs.size() > 1) {
            throw ProblemException.wrongInput(Problem.here("there are " + vpcs.size() + " VPCs with the name "
                            + wish.name() + " and the range " + wish.range() + " in " + wish.region())
                    .withEvidence(vpcs.stream().map(Vpc::vpcId).toList())
                    .withRemedy("give ec2_vpc a Name that only one of them has, or none to have one made"));
        }
        return vpcs.stream().findFirst().map(vpc -> of(ec2, wish, vpc.vpcId()));
    }

    private static UsersVpc of(Ec2 ec2, AwsNetwork wish, String id) {
        var gateway = Ec2Call.ask(
                        "DescribeInternetGateways",
                        () -> ec2.client()
                                .describeInternetGateways(q -> q.filters(ClusterTags.filter("attachment.vpc-id", id)))
                                .internetGateways())
                .stream()
                .findFirst();
        if (wish.reachable() && gateway.isEmpty()) {
            throw ProblemException.wrongInput(
                    Problem.here("VPC " + id + " (" + wish.name() + ") was there before and has no internet gateway")
                            .withRemedy("attach one, or write ec2_instance_reachability: private, or give ec2_vpc"
                                    + " another Name to have a VPC made"));
        }
        return new UsersVpc(id, gateway.map(it -> it.internetGatewayId()));
    }
}
