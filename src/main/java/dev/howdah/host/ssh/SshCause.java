package dev.howdah.host.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a host cannot be worked on, read from what ssh and sudo say.
enum SshCause {
    HOST_KEY_CHANGED(
            "its host key is not the one that is known: the host was set up anew, or somebody is in between",
            "REMOTE HOST IDENTIFICATION HAS CHANGED"),
    HOST_KEY_UNKNOWN("its host key is not known yet", "Host key verification failed", "host key is known for"),
    NAME_UNKNOWN(
            "its name does not resolve",
            "Could not resolve hostname",
            "Name or service not known",
            "Temporary failure in name resolution"),
    REFUSED("the connection was refused", "Connection refused"),
    NO_ROUTE("there is no route to it", "No route to host", "Network is unreachable"),
    TIMED_OUT(
            "it does not react",
            "Connection timed out",
            "Operation timed out",
            "timed out during banner exchange",
            "not responding"),
    NOT_LET_IN("ssh does not let us in", "Permission denied", "Too many authentication failures"),
    SUDO_PASSWORD("sudo asks for a password there", "sudo: a password is required"),
    SUDO_TERMINAL("sudo wants a terminal there", "sudo: sorry, you must have a tty"),
    SUDO_REFUSED("sudo does not let us become root there", "is not in the sudoers file", "is not allowed to"),
    SUDO_MISSING("there is no sudo, which becoming root needs", "sudo: not found", "sudo: command not found"),
    CONFIGURATION("the ssh client does not accept its configuration", "Bad configuration option", "terminating,"),
    OTHER("the connection ended");

    private final String what;
    private final Pattern words;

    SshCause(String what, String... words) {
        this.what = what;
        this.words = Pattern.compile(Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    String what() {
        return what;
    }

    /// The last cause has no words of its own: nothing in particular ended the connection.
    static SshCause of(List<String> said) {
        for (var cause : values()) {
            if (said.stream().anyMatch(line -> cause.words.matcher(line).find())) {
                return cause;
            }
        }
        return OTHER;
    }
}
