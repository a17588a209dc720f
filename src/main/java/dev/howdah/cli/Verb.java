package dev.howdah.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The verbs of the command line, in the order of the help page.
enum Verb {
    DEMO(Group.MAKE, "Bring up a small cluster in containers of this machine, from nothing."),
    CONFIGURE(Group.MAKE, "Make a cluster directory with its config.yml."),
    RECONFIGURE(Group.MAKE, "Change config.yml by options; comments and order stay."),
    PROVISION(Group.MAKE, "Make the machines of a cluster, with keys and addresses."),
    DOWNLOAD_PACKAGES(
            Group.MAKE, "Fill local-repo with all packages that a cluster needs, for hosts without a network."),
    DEPLOY(Group.MAKE, "Provision, then bring every host to the state that config.yml describes."),
    DEPROVISION(Group.MAKE, "Remove the machines of a cluster and what was made for them."),
    VALIDATE(Group.LOOK, "Check a config.yml and print everything that is wrong in it."),
    PLAN(Group.LOOK, "Show what a deploy would change, and change nothing."),
    STATUS(Group.LOOK, "Show the live topology: who follows whom, lag, services, backups."),
    TEST(Group.LOOK, "Verify a running cluster from the outside, without harm."),
    DSN(Group.LOOK, "Print connection strings for applications."),
    PING(Group.LOOK, "Ask every host whether it answers."),
    LIST_CONTAINERS(Group.LOOK, "List the cluster's containers."),
    EXEC(Group.WORK, "Run a command on one, some or all hosts.", "cmd"),
    SSH(Group.WORK, "Open a shell on a host, or run one command there."),
    SWITCHOVER(Group.WORK, "Make a standby the primary, on purpose and without loss."),
    FAILOVER(Group.WORK, "Make a standby the primary where the primary is lost."),
    REJOIN(Group.WORK, "Bring a former primary back as a standby."),
    FOLLOW(Group.WORK, "Let a standby stream from another member."),
    PAUSE(Group.WORK, "Let automatic failover stand still, for work on the hosts."),
    RESUME(Group.WORK, "Let automatic failover watch again."),
    START_CONTAINERS(Group.WORK, "Start the cluster's containers."),
    STOP_CONTAINERS(Group.WORK, "Stop the cluster's containers; nothing is lost."),
    DRILL(Group.WORK, "Break the primary on purpose while a client writes, and measure what that does."),
    SHOW_PASSWORD(Group.WORK, "Print a password that the cluster's secrets keep."),
    STORE_PASSWORD(Group.WORK, "Keep a password in the cluster's secrets, for the next deploy."),
    SETTINGS(Group.TOOL, "Explain the variables of config.yml."),
    INFO(Group.TOOL, "Show versions, and what this tool can build."),
    COMPLETION(Group.TOOL, "Print a completion script for a shell."),
    HELP(Group.TOOL, "Show all commands, or one of them.");

    /// Headings of the help page.
    enum Group {
        MAKE("Make and change clusters"),
        LOOK("Look at clusters"),
        WORK("Work with hosts and secrets"),
        TOOL("The tool itself");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    private final Group group;
    private final String summary;
    private final String alias;

    Verb(Group group, String summary) {
        this(group, summary, "");
    }

    Verb(Group group, String summary, String alias) {
        this.group = group;
        this.summary = summary;
        this.alias = alias;
    }

    /// As people type it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Group group() {
        return group;
    }

    String summary() {
        return summary;
    }

    List<String> aliases() {
        return alias.isEmpty() ? List.of() : List.of(alias);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(word) || (!word.isEmpty() && verb.alias.equals(word)))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
