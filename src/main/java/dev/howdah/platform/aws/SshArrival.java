package dev.howdah.platform.aws;

import dev.howdah.host.Connection;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.model.Instance;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.HostKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first connection by ssh to a new machine.
///
/// User data can be read by any program on the machine and by whoever may look at the instance, so the host key in it
/// is
/// one for this connection only. Over it the lasting key is put in its place (docs/adr says more). A machine is awaited
/// as long as its first key is there.
public final class SshArrival implements Arrival {

    private static final Duration BOOT = Duration.ofMinutes(8);
    private static final Duration SCRIPT = Duration.ofMinutes(6);

    /// Gives a connection that trusts one host key only.
    @FunctionalInterface
    public interface FirstConnections {
        Connection to(Instance instance, String address, String hostPublicKey);
    }

    private final HostKeys keys;
    private final FirstConnections connections;
    private final Waiting waiting;

    public SshArrival(HostKeys keys, FirstConnections connections) {
        this(keys, connections, new Waiting(Duration.ofSeconds(3), java.time.InstantSource.system()));
    }

    SshArrival(HostKeys keys, FirstConnections connections, Waiting waiting) {
        this.keys = keys;
        this.connections = connections;
        this.waiting = waiting;
    }

    @Override
    public String userData(Instance instance) {
        return FirstBoot.of(instance.name(), keys.first(instance.name()));
    }

    @Override
    public boolean isAwaited(Instance instance) {
        return keys.hasFirst(instance.name());
    }

    @Override
    public void await(Instance instance, String address, Map<String, String> volumes) {
        if (!isAwaited(instance)) {
            return; // it was connected to before, and was only started again
        }
        var script = new Script(script(instance, volumes), SCRIPT);
        var said = new ArrayList<String>();
        boolean done = waiting.until(BOOT, () -> attempt(instance, address, script, said));
        if (!done) {
            throw new ProblemException(
                    Category.UNREACHABLE,
                    Problem.onHost(instance.name(), "provision", "the new machine does not take ssh at " + address)
                            .withEvidence(List.copyOf(said))
                            .withRemedy(
                                    "does cluster_rules let ssh in from here? 'aws ec2 get-console-output' shows how"
                                            + " far it booted; then run the same command again"));
        }
        keys.forgetFirst(instance.name());
    }

    private boolean attempt(Instance instance, String address, Script script, List<String> said) {
        var first = keys.first(instance.name()).publicKey();
        try (var connection = connections.to(instance, address, first)) {
            var result = connection.run(script);
            said.clear();
            result.err().lines().forEach(said::add);
            return result.succeeded();
        } catch (HostUnreachable e) {
            said.clear();
            said.add(e.why());
            said.addAll(e.problem().evidence());
            return false;
        }
    }

    private String script(Instance instance, Map<String, String> volumes) {
        var lasting = keys.ensure(instance.name());
        return """
                set -e
                if command -v cloud-init >/dev/null; then cloud-init status --wait >/dev/null 2>&1 || true; fi
                cat > /etc/udev/rules.d/70-howdah-ebs.rules <<'END_OF_RULES'
                %s
                END_OF_RULES
                if command -v udevadm >/dev/null; then udevadm control --reload && udevadm trigger --subsystem-match=block; fi
                umask 077
                cat > /etc/ssh/ssh_host_ed25519_key.new <<'END_OF_KEY'
                %s
                END_OF_KEY
                umask 022
                printf '%%s\\n' '%s' > /etc/ssh/ssh_host_ed25519_key.pub
                mv /etc/ssh/ssh_host_ed25519_key.new /etc/ssh/ssh_host_ed25519_key
                systemctl reload ssh 2>/dev/null || systemctl reload sshd
                """.formatted(rules(volumes), lasting.privateKey().reveal().strip(), lasting.publicKey());
    }

    /// EC2's newer machines show disks as NVMe, in any order and with the volume's id as serial number; these rules
    /// give
    /// each the name that config.yml has for it.
    private static String rules(Map<String, String> volumes) {
        var text =
                new StringBuilder("# Written by Howdah when the machine was made: disks by their names in config.yml.");
        new TreeMap<>(volumes).forEach((device, volume) -> {
            var name = device.replace("/dev/", "");
            text.append("\nKERNEL==\"nvme[0-9]*n[0-9]*\", ENV{DEVTYPE}==\"disk\", ATTRS{serial}==\"")
                    .append(volume.replace("-", ""))
                    .append("\", SYMLINK+=\"")
                    .append(name)
                    .append('"');
            text.append("\nKERNEL==\"").append(name.replaceFirst("^sd", "xvd")).append("\", SYMLINK+=\"");
            text.append(name).append('"');
        });
        return text.toString();
    }
}
