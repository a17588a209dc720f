package dev.howdah.platform.aws;

import dev.howdah.model.AwsImage;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.model.AwsNetwork;
import dev.howdah.model.AwsPlace;
import dev.howdah.model.AwsRule;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.model.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A cluster of two instances in two locations, to be varied.
final class AwsCluster {

    static final Volume ROOT = disk("root", true, false);
    static final Volume DATA = disk("/dev/sdf", true, false);

    final LinkedHashMap<String, AwsPlace> places = new LinkedHashMap<>();
    final Map<String, AwsMachine> machines = new LinkedHashMap<>();
    final List<Instance> instances = new ArrayList<>();
    List<AwsRule> rules = List.of(AwsRule.SSH, AwsRule.within(List.of("10.33.0.0/28", "10.33.0.16/28")));
    String name = "speedy";
    boolean reachable = true;

    static AwsCluster ofTwo() {
        var cluster = new AwsCluster();
        cluster.places.put("main", new AwsPlace("eu-west-1a", range("10.33.0.0/28")));
        cluster.places.put("dr", new AwsPlace("eu-west-1b", range("10.33.0.16/28")));
        cluster.add("kaolin", "main", "10.33.0.4", ROOT, DATA);
        cluster.add("karma", "dr", "10.33.0.20", ROOT);
        return cluster;
    }

    static Subnet range(String cidr) {
        return Subnet.parse(cidr).orElseThrow();
    }

    static Volume disk(String device, boolean goes, boolean attachExisting) {
        return new Volume(
                device, Optional.of("gp3"), Optional.of(16), Optional.empty(), true, attachExisting, goes, Map.of());
    }

    static AwsMachine machine(String type, ElasticAddress elastic, Optional<Boolean> guarded) {
        return new AwsMachine(
                type,
                new AwsImage("debian-12-amd64-*", Optional.of("136693071363")),
                "admin",
                true,
                elastic,
                guarded,
                Optional.empty(),
                Map.of("team", "storage"));
    }

    void add(String name, String location, String address, Volume... disks) {
        machines.put(name, machine("t3.micro", new ElasticAddress.None(), Optional.empty()));
        instances.add(new Instance(
                        instances.size() + 1,
                        name,
                        location,
                        Set.of(instances.isEmpty() ? Role.PRIMARY : Role.REPLICA),
                        instances.isEmpty() ? Optional.empty() : Optional.of("kaolin"),
                        List.of(),
                        Optional.of(address),
                        Settings.NONE)
                .withMachine(List.of(disks), Map.of()));
    }

    void disks(String name, Volume... disks) {
        instances.replaceAll(it -> it.name().equals(name) ? it.withMachine(List.of(disks), Map.of()) : it);
    }

    Platform.Aws wish() {
        var network = new AwsNetwork("eu-west-1", "Test", range("10.33.0.0/16"), reachable, places, rules);
        return new Platform.Aws(network, Optional.empty(), machines);
    }

    Cluster cluster() {
        return new Cluster(
                name,
                "M1",
                wish(),
                new PostgresVersion(15),
                FailoverChoice.REPMGR,
                List.copyOf(places.keySet()),
                instances,
                Settings.NONE,
                Map.of("Owner", "ops"));
    }

    AwsPlatform on(Ec2 ec2, String key, Arrival arrival) {
        return new AwsPlatform(() -> ec2, cluster(), wish(), new ClusterIdentity(key, "me"), arrival);
    }
}
