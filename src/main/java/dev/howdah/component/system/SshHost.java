package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.Places;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Setting;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.FileLines;
import dev.howdah.resource.Heading;
import dev.howdah.resource.SecretFile;
import dev.howdah.resource.Unit;
import java.util.ArrayList;
import java.util.List;

/// A host's own ssh key, those of the others, and who may log in.
record SshHost(Deployment deployment, Instance instance) {

    private static final String KEY = "/etc/ssh/ssh_host_ed25519_key";

    List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        if (chosen(SystemSettings.AUTHORIZED_KEY)) {
            resources.add(new Directory("/root/.ssh", "0700", "root", "root"));
            resources.add(new FileLines(
                    "/root/.ssh/authorized_keys",
                    List.of(deployment.credentials().clusterPublicKey().strip()),
                    "0600",
                    "root",
                    "root"));
        }
        if (chosen(SystemSettings.HOST_KEYS)) {
            var credentials = deployment.credentials();
            resources.add(new SecretFile(KEY, credentials.hostKey(instance), "0600", "root", "root"));
            resources.add(ConfigFile.ofRoot(KEY + ".pub", credentials.hostPublicKey(instance)));
            resources.add(
                    ConfigFile.ofRoot("/etc/ssh/ssh_known_hosts", deployment.shared("known hosts", this::knownHosts)));
            resources.add(
                    Unit.packaged(Places.of(deployment.cluster(), instance).sshUnit())
                            .reloadedBy(KEY));
        }
        return resources;
    }

    private boolean chosen(Setting<Boolean> setting) {
        return deployment.cluster().chosen(instance, setting).orElseGet(() -> switch (deployment
                .cluster()
                .platform()) {
            case Platform.Docker _ -> true;
            case Platform.Bare _ -> false;
            case Platform.Aws _ -> setting.equals(SystemSettings.HOST_KEYS); // the image's own account has our key
        });
    }

    private String knownHosts() {
        var text = new StringBuilder(new Heading(deployment.cluster().name()).line());
        for (var other : deployment.cluster().instances()) {
            var names = new ArrayList<>(HostNames.names(deployment.cluster(), other));
            other.address().ifPresent(names::add);
            var key = deployment.credentials().hostPublicKey(other).strip().split(" ", -1);
            text.append(String.join(",", names)).append(' ').append(key[0]).append(' ');
            text.append(key[1]).append('\n');
        }
        return text.toString();
    }
}
