package dev.howdah.platform.aws;

import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// A public address that stays with an instance.
record PublicAddress(Ec2 ec2, ClusterTags tags, Found found, String instance, AwsMachine wish) {

    /// What an instance that runs lacks.
    List<Task> missing(String machine) {
        return switch (wish.elastic()) {
            case ElasticAddress.None() -> List.of();
            case ElasticAddress.Own() ->
                found.address(instance)
                                .filter(address -> machine.equals(address.instanceId()))
                                .isPresent()
                        ? List.of()
                        : List.of(Task.create("elastic address", "of " + instance, () -> associate(machine, own())));
            case ElasticAddress.Given(var address) ->
                machine.equals(given(address).instanceId())
                        ? List.of()
                        : List.of(Task.create(
                                "elastic address",
                                address + " of " + instance,
                                () -> associate(machine, given(address).allocationId())));
        };
    }

    /// The id of the address that is the instance's own, taken if there is none yet.
    private String own() {
        return found.address(instance)
                .map(Address::allocationId)
                .orElseGet(() -> Ec2Call.ask(
                                "AllocateAddress",
                                () -> ec2.client()
                                        .allocateAddress(q -> q.domain(DomainType.VPC)
                                                .tagSpecifications(
                                                        tags.of(ResourceType.ELASTIC_IP, instance, instance))))
                        .allocationId());
    }

    private Address given(String address) {
        var known = Ec2Call.ask(
                "DescribeAddresses",
                () -> ec2.client()
                        .describeAddresses(q -> q.filters(ClusterTags.filter("public-ip", address)))
                        .addresses());
        return Optional.of(known)
                .filter(list -> !list.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> ProblemException.wrongInput(Problem.here(
                                "the account has no elastic address " + address + " in this region")
                        .withRemedy("correct elastic_ip of " + instance + ", or write assign_elastic_ip: yes")));
    }

    private void associate(String machine, String allocation) {
        ec2.call()
                .settled(
                        "AssociateAddress",
                        () -> ec2.client()
                                .associateAddress(q -> q.allocationId(allocation)
                                        .instanceId(machine)
                                        .allowReassociation(false)));
    }
}
