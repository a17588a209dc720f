package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FailoverOptions.PATRONI_FLAVOUR;
import static dev.howdah.operation.configure.option.PackageOptions.EDB_REPOSITORIES;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which repositories the hosts get, as far as they are not the usual ones of their distribution.
final class RepositoryChoice {

    private static final String NONE = "none";
    private static final List<String> EPEL = List.of("EPEL");

    private RepositoryChoice() {}

    /// Writes the repositories into the cluster's variables, and gives those of the etcd nodes.
    static Map<String, Object> etcdVariables(Given given, PostgresVersion postgres, FailoverChoice manager) {
        var words = given.words(EDB_REPOSITORIES);
        words.forEach(word -> given.checkPlain(EDB_REPOSITORIES, word));
        if (words.contains(NONE) && words.size() > 1) {
            given.problem(EDB_REPOSITORIES, "'none' stands beside others", "say none, or name repositories");
        }
        boolean named = !words.isEmpty() && !words.contains(NONE);
        var needed = needed(postgres.flavour(), manager);
        if (words.contains(NONE) && !needed.isEmpty()) {
            given.problem(
                    EDB_REPOSITORIES,
                    "without EDB's repositories there is no "
                            + (postgres.flavour() == Flavour.POSTGRESQL
                                    ? "EFM"
                                    : postgres.flavour().word()),
                    "leave the option out: " + String.join(", ", needed) + " is what is needed");
        }
        if (named || !needed.isEmpty()) {
            given.vars().put("edb_repositories", named ? List.copyOf(words) : needed);
        }
        if (manager == FailoverChoice.PATRONI) {
            patroni(given, named || postgres.flavour() != Flavour.POSTGRESQL);
        }
        if (named || needed.isEmpty()) {
            return Map.of();
        }
        given.vars().put("apt_repository_list", List.of());
        given.vars().put("yum_repository_list", EPEL);
        given.vars().put("suse_repository_list", List.of());
        return Map.of("yum_repository_list", List.of("EPEL", "PGDG")); // EDB's have no etcd
    }

    /// Flavours and managers that only EDB has.
    private static List<String> needed(Flavour flavour, FailoverChoice manager) {
        return switch (flavour) {
            case EPAS -> List.of("enterprise");
            case EDBPGE -> List.of("standard");
            case POSTGRESQL -> manager == FailoverChoice.EFM ? List.of("standard") : List.of();
        };
    }

    private static void patroni(Given given, boolean fromEdb) {
        var flavour = given.has(PATRONI_FLAVOUR)
                ? given.choice(PATRONI_FLAVOUR, "flavour of Patroni's packages")
                : Optional.of(fromEdb ? "edb" : "community");
        flavour.ifPresent(word -> given.vars().put("patroni_package_flavour", word));
    }
}
