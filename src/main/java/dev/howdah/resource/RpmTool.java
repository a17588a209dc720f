package dev.howdah.resource;

import dev.howdah.host.Script;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The programs that bring RPM packages from repositories, as we call them.
public enum RpmTool {
    DNF(Dnf.COMMAND, Dnf.INSTALL, Dnf.REMOVE, "/etc/yum.repos.d"),
    ZYPPER(Zypper.COMMAND, Zypper.INSTALL, Zypper.REMOVE, "/etc/zypp/repos.d");

    /// Where the tools look, and nowhere else, when packages come from the cluster's directory alone. Only what Howdah
    /// runs looks there: there is no file of dnf or zypper in which a drop-in could say so for all.
    public static final String ONLY = "/etc/howdah/repos.d";

    private final String command;
    private final String installation;
    private final String removal;
    private final String repositories;

    RpmTool(String command, String installation, String removal, String repositories) {
        this.command = command;
        this.installation = installation;
        this.removal = removal;
        this.repositories = repositories;
    }

    /// Directory of the files that describe repositories.
    public String repositories() {
        return repositories;
    }

    /// A fragment with the function that calls the tool: `howdah_` and its word.
    String command() {
        return command;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A fragment that installs packages in one transaction.
    ///
    /// @param names each a name or `name=version`
    String install(List<String> names) {
        return command + "names=" + Script.quote(words(names)) + "\n" + installation;
    }

    /// A fragment that removes packages, without what they needed.
    String remove(List<String> names) {
        return command + "names=" + Script.quote(words(names)) + "\n" + removal;
    }

    private static String words(List<String> names) {
        return names.stream().collect(Collectors.joining(" "));
    }
}
