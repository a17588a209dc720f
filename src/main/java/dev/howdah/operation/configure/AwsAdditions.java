package dev.howdah.operation.configure;

import dev.howdah.config.Additions;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsNetwork;
import dev.howdah.model.AwsRule;
import dev.howdah.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a new config.yml says about AWS, by the keys and with the values that people know from TPA.
final class AwsAdditions {

    /// Sizes of disks, in GB.
    record Sizes(int root, int postgres, int barman) {}

    private AwsAdditions() {}

    static Additions of(Platform.Aws wish, AwsMachine machine, Sizes sizes, List<String> barmans) {
        var top = new LinkedHashMap<String, Object>();
        var network = wish.network();
        top.put("cluster_rules", rules(network.rules()));
        top.put("ec2_ami", image(machine));
        top.put("ec2_instance_reachability", "public");
        top.put(
                "ec2_vpc",
                Map.of(
                        network.region(),
                        ordered("Name", network.name(), "cidr", network.range().toString())));
        var defaults = new LinkedHashMap<String, Object>();
        defaults.put(
                "default_volumes",
                List.of(volume("root", sizes.root(), ""), volume("/dev/sdf", sizes.postgres(), "postgres_data")));
        defaults.put("type", machine.type());
        defaults.put("vars", Map.of("ansible_user", machine.user()));
        var instances = new LinkedHashMap<String, Map<String, Object>>();
        barmans.forEach(name ->
                instances.put(name, Map.of("volumes", List.of(volume("/dev/sdf", sizes.barman(), "barman_data")))));
        return new Additions(top, defaults, locations(network), instances);
    }

    private static Map<String, Object> image(AwsMachine machine) {
        var image = new LinkedHashMap<String, Object>();
        image.put("Name", machine.image().name());
        machine.image().owner().ifPresent(owner -> image.put("Owner", owner));
        return image;
    }

    private static List<Object> rules(List<AwsRule> rules) {
        var list = new ArrayList<Object>();
        for (var rule : rules) {
            for (var range : rule.ranges()) {
                list.add(ordered(
                        "cidr_ip",
                        range,
                        "from_port",
                        rule.fromPort(),
                        "proto",
                        rule.protocol(),
                        "to_port",
                        rule.toPort()));
            }
        }
        return list;
    }

    private static Map<String, Map<String, Object>> locations(AwsNetwork network) {
        var locations = new LinkedHashMap<String, Map<String, Object>>();
        network.places()
                .forEach((name, place) -> locations.put(
                        name,
                        ordered(
                                "az",
                                place.zone(),
                                "region",
                                network.region(),
                                "subnet",
                                place.subnet().toString())));
        return locations;
    }

    private static Map<String, Object> volume(String device, int size, String purpose) {
        var volume = ordered("device_name", device, "encrypted", true);
        if (!purpose.isEmpty()) {
            volume.put("vars", Map.of("volume_for", purpose));
        }
        volume.put("volume_size", size);
        volume.put("volume_type", "gp2");
        return volume;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}
