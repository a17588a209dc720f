package dev.howdah.platform.aws;

import dev.howdah.model.AwsMachine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/// What stands in the way of making a cluster's machines: all of it, before anything is changed.
record Obstacles(Ec2 ec2, Cluster cluster, Platform.Aws wish, Found found) {

    void check(List<Instance> absent, AccessKey key, Images images) {
        var problems = new Problems();
        cluster.instances()
                .forEach(instance ->
                        found.instance(instance.name()).ifPresent(machine -> checkSame(instance, machine, problems)));
        checkTwice(problems);
        if (!absent.isEmpty()) {
            checkZones(absent, problems);
            key.check(problems);
            absent.stream().map(wish::machine).map(AwsMachine::image).distinct().forEach(images::of);
        }
        problems.throwIfAny();
    }

    /// What cannot be changed on a machine that exists.
    private void checkSame(
            Instance instance, software.amazon.awssdk.services.ec2.model.Instance machine, Problems problems) {
        var has = Found.text(machine.privateIpAddress());
        instance.address()
                .filter(wished -> !wished.equals(has))
                .ifPresent(wished -> problems.add(Problem.here("instance " + instance.name() + " ("
                                + machine.instanceId() + ") has address " + has + ", config.yml says " + wished)
                        .withRemedy("write private_ip: " + has + " under " + instance.name()
                                + ", or terminate it and provision again")));
        var type = wish.machine(instance).type();
        if (!type.equals(machine.instanceTypeAsString())) {
            problems.add(Problem.here("instance " + instance.name() + " (" + machine.instanceId() + ") is a "
                            + machine.instanceTypeAsString() + ", config.yml says " + type)
                    .withRemedy("a type is changed while an instance is stopped, which Howdah leaves to you; then write"
                            + " it into config.yml"));
        }
    }

    private void checkTwice(Problems problems) {
        var names = new HashSet<String>();
        found.instances().stream()
                .map(Found::part)
                .filter(name -> !names.add(name))
                .forEach(name -> problems.add(Problem.here("there are two EC2 instances tagged as " + name)
                        .withEvidence(found.instances().stream()
                                .filter(machine -> Found.part(machine).equals(name))
                                .map(machine -> machine.instanceId() + " launched " + machine.launchTime())
                                .toList())
                        .withRemedy("find out which of them holds data, and terminate the other")));
    }

    /// Each zone has to exist and to offer the types that are wanted in it.
    private void checkZones(List<Instance> absent, Problems problems) {
        var types = absent.stream().map(it -> wish.machine(it).type()).collect(Collectors.toSet());
        var offered = Ec2Call.ask(
                "DescribeInstanceTypeOfferings",
                () -> ec2
                        .client()
                        .describeInstanceTypeOfferingsPaginator(q -> q.locationType(LocationType.AVAILABILITY_ZONE)
                                .filters(ClusterTags.filter("instance-type", types.toArray(String[]::new))))
                        .instanceTypeOfferings()
                        .stream()
                        .collect(Collectors.toSet()));
        var zones = zones();
        wish.network().places().forEach((location, place) -> {
            if (!zones.contains(place.zone())) {
                problems.add(Problem.here("there is no availability zone " + place.zone() + " for location " + location)
                        .withRemedy("write another az; the region has " + String.join(", ", zones)));
                return;
            }
            absent.stream()
                    .filter(instance -> instance.location().equals(location))
                    .map(instance -> wish.machine(instance).type())
                    .distinct()
                    .filter(type -> !isOffered(offered, type, place.zone()))
                    .forEach(type -> problems.add(
                            Problem.here("instances of type " + type + " are not offered in " + place.zone())
                                    .withRemedy("write another type, or another az for location " + location)));
        });
    }

    private static boolean isOffered(Set<InstanceTypeOffering> offered, String type, String zone) {
        return offered.stream()
                .anyMatch(offer -> type.equals(offer.instanceTypeAsString()) && zone.equals(offer.location()));
    }

    private List<String> zones() {
        return Ec2Call.ask("DescribeAvailabilityZones", () -> ec2.client().describeAvailabilityZones())
                .availabilityZones()
                .stream()
                .map(zone -> zone.zoneName())
                .sorted()
                .toList();
    }
}
