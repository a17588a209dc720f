package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Role;
import java.util.List;
import java.util.TreeMap;

/// Writes the config.yml of a new cluster, in the order that people know from TPA, and nothing that is a default.
///
/// A new cluster has no settings of its own, so this writes none; files that people changed are never written again.
public final class ConfigWriter {

    private final StringBuilder text = new StringBuilder();

    private ConfigWriter() {}

    /// The whole text.
    ///
    /// @param header lines of the comment on top, without the `#`
    public static String write(Cluster cluster, List<String> header) {
        var writer = new ConfigWriter();
        header.forEach(line -> writer.line(line.isEmpty() ? "#" : "# " + line));
        writer.line("---");
        writer.top(cluster);
        writer.docker(cluster.platform());
        writer.postgres(cluster);
        writer.locations(cluster.locations());
        writer.defaults(cluster.platform());
        writer.instances(cluster);
        return writer.text.toString();
    }

    private void top(Cluster cluster) {
        line("architecture: " + YamlWord.of(cluster.architecture()));
        line("cluster_name: " + YamlWord.of(cluster.name()));
        if (cluster.tags().isEmpty()) {
            line("cluster_tags: {}");
        } else {
            line("cluster_tags:");
            new TreeMap<>(cluster.tags())
                    .forEach((key, tag) -> line("  " + YamlWord.of(key) + ": " + YamlWord.of(tag)));
        }
        line("");
        line("keyring_backend: legacy  # the vault password is in vault/vault_pass.txt");
        line("");
    }

    private void docker(Platform platform) {
        if (!(platform instanceof Platform.Docker docker)) {
            return;
        }
        line("docker_networks:");
        line("- name: " + YamlWord.of(docker.network()));
        line("  ipam_config:");
        line("  - subnet: " + docker.subnet());
        line("");
    }

    private void postgres(Cluster cluster) {
        line("cluster_vars:");
        line("  failover_manager: " + cluster.failover().word());
        line("  postgres_flavour: postgresql");
        line("  postgres_version: '" + cluster.postgres() + "'");
        line("");
    }

    private void locations(List<String> locations) {
        line("locations:");
        locations.forEach(name -> line("- Name: " + YamlWord.of(name)));
        line("");
    }

    private void defaults(Platform platform) {
        line("instance_defaults:");
        if (platform instanceof Platform.Docker docker) {
            image(docker.image());
        }
        line("  platform: " + platform.word());
        line("");
    }

    private void image(DistributionImage image) {
        line("  image: " + YamlWord.of(image.name()));
        if (!image.isToldByItsName()) {
            line("  distribution: " + YamlWord.of(image.distribution()));
            line("  os_version: " + YamlWord.of(image.version()));
        }
    }

    private void instances(Cluster cluster) {
        line("instances:");
        cluster.instances().forEach(this::instance);
    }

    private void instance(Instance instance) {
        line("- Name: " + YamlWord.of(instance.name()));
        switch (instance.backup().size()) {
            case 0 -> {}
            case 1 -> line("  backup: " + YamlWord.of(instance.backup().getFirst()));
            default -> list("backup", instance.backup());
        }
        instance.address().ifPresent(address -> line("  ip_address: " + address));
        line("  location: " + YamlWord.of(instance.location()));
        line("  node: " + instance.node());
        instance.privateAddress().ifPresent(address -> line("  private_ip: " + address));
        if (instance.provisionOnly()) {
            line("  provision_only: true");
        }
        instance.publicAddress().ifPresent(address -> line("  public_ip: " + address));
        var roles = List.of(Role.values()).stream()
                .filter(instance::has)
                .map(Role::word)
                .sorted()
                .toList();
        list("role", roles);
        instance.upstream().ifPresent(name -> line("  upstream: " + YamlWord.of(name)));
    }

    private void list(String key, List<String> words) {
        line("  " + key + ":");
        words.forEach(word -> line("  - " + YamlWord.of(word)));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
