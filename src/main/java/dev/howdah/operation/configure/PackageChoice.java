package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.LayoutOptions.PGBOUNCER;
import static dev.howdah.operation.configure.option.PackageOptions.LOCAL_REPOSITORY;
import static dev.howdah.operation.configure.option.PackageOptions.LOCAL_REPOSITORY_ONLY;
import static dev.howdah.operation.configure.option.PackageOptions.OPTIONAL_PACKAGES;
import static dev.howdah.operation.configure.option.PackageOptions.PACKAGES;
import static dev.howdah.operation.configure.option.PackageOptions.PINS;
import static dev.howdah.operation.configure.option.PackageOptions.POSTGRES_PACKAGES;
import static dev.howdah.operation.configure.option.PackageOptions.pinned;

import dev.howdah.model.FailoverChoice;
import dev.howdah.operation.configure.option.Option;
import java.util.List;
import java.util.Map;

/// Which more packages the hosts get, and which versions are pinned.
final class PackageChoice {

    private PackageChoice() {}

    static void write(Given given, FailoverChoice manager) {
        common(given, PACKAGES, "packages");
        common(given, OPTIONAL_PACKAGES, "optional_packages");
        common(given, POSTGRES_PACKAGES, "extra_postgres_packages");
        for (var pin : PINS) {
            given.typed(pin).ifPresent(version -> pin(given, pin, version, manager));
        }
        if (given.has(LOCAL_REPOSITORY) && given.has(LOCAL_REPOSITORY_ONLY)) {
            given.problem(
                    LOCAL_REPOSITORY, LOCAL_REPOSITORY_ONLY + " makes the local repository too", "give one of the two");
        }
        if (given.has(LOCAL_REPOSITORY_ONLY)) {
            given.vars().put("use_local_repo_only", true);
        }
    }

    private static void common(Given given, Option option, String variable) {
        var words = given.words(option);
        words.forEach(word -> given.checkPlain(option, word));
        if (!words.isEmpty()) {
            given.vars().put(variable, Map.of("common", List.copyOf(words)));
        }
    }

    private static void pin(Given given, Option pin, String version, FailoverChoice manager) {
        given.checkPlain(pin, version);
        var what = pinned(pin);
        boolean there = switch (what) {
            case "repmgr" -> manager == FailoverChoice.REPMGR;
            case "efm" -> manager == FailoverChoice.EFM;
            case "patroni", "etcd" -> manager == FailoverChoice.PATRONI;
            case "pgbouncer" -> given.has(PGBOUNCER);
            default -> true;
        };
        if (!there) {
            given.problem(pin, "this cluster has no " + what, "remove the option");
        }
        given.vars().put(what + "_package_version", version);
    }
}
