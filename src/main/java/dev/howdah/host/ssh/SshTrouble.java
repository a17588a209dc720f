package dev.howdah.host.ssh;

import dev.howdah.host.HostUnreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Says in one sentence what ssh or sudo complained about, and what to do; their own words are the evidence.
///
/// @param directory of the cluster, for commands that help
/// @param login such as `admin@10.33.0.2`, or with `-p PORT` before it
/// @param publicKey file of the key that the host has to let in, where the cluster has one
public record SshTrouble(Path directory, String login, Optional<Path> publicKey) {

    private static final int EVIDENCE_LINES = 16;

    HostUnreachable of(String host, List<String> said) {
        var cause = SshCause.of(said);
        var words = said.stream().filter(line -> !line.startsWith("@@@")).toList(); // a frame around ssh's warning
        var lines = words.subList(Math.max(0, words.size() - EVIDENCE_LINES), words.size());
        return new HostUnreachable(host, cause.what(), lines, remedy(host, cause));
    }

    HostUnreachable tooLong(String host, Duration limit) {
        return new HostUnreachable(
                host,
                "the script did not end within " + limit.toSeconds() + " s",
                List.of(),
                Optional.of("look at the host: 'ssh -F " + directory.resolve("ssh_config") + " " + host + "'"));
    }

    HostUnreachable noClient(String host, String why) {
        return new HostUnreachable(
                host, "no OpenSSH client can be started", List.of(why), Optional.of("install the OpenSSH client"));
    }

    private Optional<String> remedy(String host, SshCause cause) {
        return switch (cause) {
            case NAME_UNKNOWN ->
                Optional.of("give the host an ip_address (or public_ip) in config.yml, or a name that resolves here");
            case REFUSED -> Optional.of("start sshd there, or say which port it has: cluster_ssh_port");
            case NO_ROUTE, TIMED_OUT ->
                Optional.of("is the host up, its address right, and does a firewall let ssh through? a jump host goes"
                        + " into ~/.ssh/config, which is read");
            case HOST_KEY_UNKNOWN ->
                Optional.of("'howdah provision --accept-host-keys " + directory + "' shows its fingerprint and asks");
            case HOST_KEY_CHANGED ->
                Optional.of("ask whoever runs the host whether it was set up anew; if so: remove its lines from "
                        + directory.resolve("known_hosts") + " (and ~/.ssh/known_hosts), then 'howdah provision"
                        + " --accept-host-keys " + directory + "'");
            case NOT_LET_IN -> Optional.of(keyRemedy());
            case SUDO_PASSWORD ->
                Optional.of("let " + user() + " use sudo without a password: '" + user()
                        + " ALL=(ALL) NOPASSWD: ALL' in /etc/sudoers.d/" + user()
                        + ", or log in as root: ansible_user");
            case SUDO_REFUSED -> Optional.of("let " + user() + " run all by sudo, or log in as root: ansible_user");
            case SUDO_MISSING -> Optional.of("install sudo there, or log in as root: ansible_user");
            case SUDO_TERMINAL -> Optional.of("'Defaults:" + user() + " !requiretty' in /etc/sudoers.d/" + user());
            case CONFIGURATION ->
                Optional.of("look at ssh_config, and at ~/.ssh/config, which it includes: ssh -F "
                        + directory.resolve("ssh_config") + " -v " + host);
            case OTHER ->
                Optional.of("try 'ssh -F " + directory.resolve("ssh_config") + " -v " + host + "', which says more");
        };
    }

    private String keyRemedy() {
        return publicKey
                .map(file -> "put the cluster's key there: ssh-copy-id -i " + file + " " + login
                        + "; or use your own: use_ssh_agent: yes, or ssh_key_file")
                .orElse("load a key that " + login + " lets in into your agent (ssh-add -l shows them), or name it:"
                        + " ssh_key_file");
    }

    private String user() {
        int at = login.indexOf('@');
        return at < 0 ? "the user" : login.substring(login.lastIndexOf(' ', at) + 1, at);
    }
}
