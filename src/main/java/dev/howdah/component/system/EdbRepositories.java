package dev.howdah.component.system;

import dev.howdah.engine.Resource;
import dev.howdah.model.Distribution;
import dev.howdah.problem.Problem;
import dev.howdah.resource.AptSource;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.GivenSecretFile;
import dev.howdah.resource.Heading;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// EDB's repositories, which open only to the token of a subscription.
///
/// What an expert would ask: the token is a password (HTTP basic), never a part of an address, since addresses are in
/// lists, caches and logs that everybody on the host may read. It stands in one file that only root may read: apt's
/// auth.conf.d, zypper's credentials.d, and for dnf the file of the repository itself.
record EdbRepositories(Distribution distribution, Heading heading, List<String> names, Optional<Secret> token) {

    /// The variable of the environment with the token.
    static final String VARIABLE = "EDB_SUBSCRIPTION_TOKEN";

    private static final String HOST = "downloads.enterprisedb.com";
    private static final String LOGIN = "token";

    List<Resource> resources() {
        if (names.isEmpty()) {
            return List.of();
        }
        return switch (distribution.family()) {
            case DEBIAN -> forApt();
            case REDHAT -> names.stream().map(this::forDnf).toList();
            case SUSE -> forZypper();
        };
    }

    private List<Resource> forApt() {
        var resources = new ArrayList<Resource>();
        resources.add(secret(
                "/etc/apt/auth.conf.d/howdah-edb.conf",
                token -> "machine https://%s/basic/ login %s password %s\n".formatted(HOST, LOGIN, token)));
        names.forEach(name -> resources.add(new AptSource(
                id(name),
                "deb %s/deb/%s %s main".formatted(url(name), distribution.id(), distribution.codename()),
                Optional.of(keyUrl(name)))));
        return resources;
    }

    private Resource forDnf(String name) {
        var text = repository(name, "rpm/el/" + distribution.version() + "/$basearch", "");
        return secret(
                "/etc/yum.repos.d/" + id(name) + ".repo",
                token -> text + "username=" + LOGIN + "\npassword=" + token + "\n");
    }

    private List<Resource> forZypper() {
        var resources = new ArrayList<Resource>();
        resources.add(secret(
                "/etc/zypp/credentials.d/howdah-edb", token -> "username=" + LOGIN + "\npassword=" + token + "\n"));
        names.forEach(name -> resources.add(ConfigFile.ofRoot(
                "/etc/zypp/repos.d/" + id(name) + ".repo",
                repository(name, "rpm/sles/" + distribution.version() + "/$basearch", "?credentials=howdah-edb")
                        + "type=rpm-md\n")));
        return resources;
    }

    private String repository(String name, String path, String query) {
        return heading.above("""
                [%s]
                name=EDB %s
                baseurl=%s/%s%s
                enabled=1
                gpgcheck=1
                repo_gpgcheck=1
                gpgkey=%s%s
                """.formatted(id(name), name, url(name), path, query, keyUrl(name), query));
    }

    private Resource secret(String path, UnaryOperator<String> content) {
        return new GivenSecretFile(
                path,
                token.map(secret -> Secret.of(content.apply(secret.reveal()))),
                Problem.here("edb_repositories names " + String.join(", ", names) + ", but " + VARIABLE + " is not set")
                        .withRemedy("export " + VARIABLE + " with the token of your EDB subscription"));
    }

    private static String id(String name) {
        return "howdah-edb-" + name.toLowerCase(Locale.ROOT);
    }

    private static String url(String name) {
        return "https://" + HOST + "/basic/" + name;
    }

    private static String keyUrl(String name) {
        return url(name) + "/gpg.key";
    }
}
