package dev.howdah.component.postgres;

import dev.howdah.component.Certificates;
import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Setting;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What stands in an instance's conf.d files.
///
/// forced by Howdah > the user's variable > what components need > computed or constant default.
record Configuration(Deployment deployment, Instance instance, PostgresPaths paths) {

    /// The file of settings that take effect on reload, by and large.
    SequencedMap<String, String> reloadable() {
        var settings = tunables(false);
        settings.put("password_encryption", cluster().value(instance, PostgresSettings.PASSWORD_ENCRYPTION));
        var locale = cluster().value(instance, PostgresSettings.LOCALE);
        for (var name : new String[] {"lc_messages", "lc_monetary", "lc_numeric", "lc_time"}) {
            settings.put(name, locale);
        }
        if (logsToStandardError()) {
            var file = cluster().value(instance, PostgresSettings.LOG_FILE);
            settings.put("log_directory", file.substring(0, file.lastIndexOf('/')));
            settings.put("log_filename", file.substring(file.lastIndexOf('/') + 1));
        }
        deployment.needs(instance).postgresSettings().forEach((name, value) -> {
            if (Tunable.all().stream().noneMatch(tunable -> tunable.name().equals(name))) {
                settings.putIfAbsent(name, value);
            }
        });
        return settings;
    }

    /// The file of settings that need a restart, by and large.
    SequencedMap<String, String> restarting() {
        var settings = tunables(true);
        settings.put("port", Integer.toString(paths.port()));
        settings.put("unix_socket_directories", String.join(", ", cluster().value(instance, PostgresPaths.SOCKETS)));
        settings.put("cluster_name", instance.name());
        settings.put("ssl", "on");
        settings.put("ssl_ca_file", Certificates.authorityPath());
        settings.put("ssl_cert_file", Certificates.certificatePath(cluster()));
        settings.put("ssl_key_file", Certificates.keyPath(cluster()));
        return settings;
    }

    /// What counts in the end, of all files but the one that belongs to people.
    SequencedMap<String, String> effective() {
        var settings = reloadable();
        settings.putAll(restarting());
        settings.putAll(cluster().value(instance, PostgresSettings.CONF_SETTINGS));
        return settings;
    }

    /// All settings but those of [#own]: the same on every member. Of a limit that standbys may not have lower than
    /// their primary it is the highest that any member is to have.
    SequencedMap<String, String> shared() {
        var settings = complete();
        settings.keySet().removeAll(ownNames());
        for (var limit : SharedLimits.ALIKE) {
            SharedLimits.highest(cluster(), limit, settings.get(limit)).ifPresent(value -> settings.put(limit, value));
        }
        return settings;
    }

    /// What differs between members: what the user set for single ones, and what follows from a machine's size.
    SequencedMap<String, String> own() {
        var settings = complete();
        settings.keySet().retainAll(ownNames());
        return settings;
    }

    private SequencedMap<String, String> complete() {
        var settings = effective();
        extensions().forEach(settings::putIfAbsent);
        preload().forEach(settings::putIfAbsent);
        return settings;
    }

    /// By config.yml alone, so that it is the same whichever hosts answer.
    private Set<String> ownNames() {
        var names = new HashSet<>(Set.of("shared_buffers", "effective_cache_size"));
        for (var member : cluster().dataInstances()) {
            Tunable.all().stream()
                    .map(Tunable::setting)
                    .filter(setting -> member.settings().get(setting).isPresent())
                    .forEach(setting -> names.add(setting.name()));
            member.settings()
                    .get(PostgresSettings.CONF_SETTINGS)
                    .ifPresent(settings -> names.addAll(settings.keySet()));
        }
        names.removeAll(SharedLimits.ALIKE);
        return names;
    }

    /// The file of settings for the extensions that are always there.
    SequencedMap<String, String> extensions() {
        var settings = new LinkedHashMap<String, String>();
        if (extensionNames().contains("pg_stat_statements")) {
            settings.put("pg_stat_statements.max", "1000");
            settings.put("pg_stat_statements.track", "all");
        }
        return settings;
    }

    /// Libraries: the user's first, then those of extensions, then what components need.
    SequencedMap<String, String> preload() {
        var libraries = new LinkedHashSet<>(cluster().value(instance, PostgresSettings.PRELOAD));
        extensionNames().forEach(name -> KnownExtension.of(name).library().ifPresent(libraries::add));
        libraries.addAll(deployment.needs(instance).preloadLibraries());
        var settings = new LinkedHashMap<String, String>();
        settings.put("shared_preload_libraries", String.join(", ", libraries));
        return settings;
    }

    LinkedHashSet<String> extensionNames() {
        var names = new LinkedHashSet<>(cluster().value(instance, PostgresSettings.EXTENSIONS));
        names.addAll(cluster().value(instance, PostgresSettings.EXTRA_EXTENSIONS));
        return names;
    }

    private Cluster cluster() {
        return deployment.cluster();
    }

    private SequencedMap<String, String> tunables(boolean restart) {
        var settings = new LinkedHashMap<String, String>();
        int major = cluster().postgres().major();
        for (var tunable : Tunable.all()) {
            if (tunable.restart() == restart && tunable.isKnownTo(major)) {
                value(tunable).ifPresent(value -> settings.put(tunable.name(), value));
            }
        }
        return settings;
    }

    private Optional<String> value(Tunable tunable) {
        return cluster()
                .chosen(instance, tunable.setting())
                .or(() -> Optional.ofNullable(
                        deployment.needs(instance).postgresSettings().get(tunable.name())))
                .or(() -> computed(tunable.name()))
                .or(tunable::constant);
    }

    private Optional<String> computed(String name) {
        int members = cluster().postgresInstances().size();
        return switch (name) {
            case "shared_buffers" ->
                Optional.of(
                        megabytes(PostgresSettings.SHARED_BUFFERS_MB, PostgresSettings.SHARED_BUFFERS_RATIO) + "MB");
            case "effective_cache_size" ->
                Optional.of(megabytes(PostgresSettings.CACHE_SIZE_MB, PostgresSettings.CACHE_SIZE_RATIO) + "MB");
            case "max_wal_senders" -> Optional.of(Integer.toString(2 * members));
            case "max_replication_slots" -> Optional.of(Integer.toString(2 * members + 3));
            case "max_worker_processes" -> Optional.of(Integer.toString(Math.max(16, 2 * members)));
            case "archive_command" -> Optional.of("/bin/true");
            case "logging_collector" -> Optional.of(logsToStandardError() ? "on" : "off");
            default -> Optional.empty();
        };
    }

    private int megabytes(Setting<Integer> given, Setting<Double> ratio) {
        return cluster().chosen(instance, given).orElseGet(() -> share(ratio));
    }

    /// Containers of one cluster share one machine, and so its memory.
    private int share(Setting<Double> ratio) {
        int sharers = switch (cluster().platform()) {
            case Platform.Docker _ -> cluster().postgresInstances().size();
            case Platform.Bare _ -> 1;
            case Platform.Aws _ -> 1;
        };
        return (int)
                Math.max(64, deployment.machine(instance).memoryMb() * cluster().value(instance, ratio) / sharers);
    }

    private boolean logsToStandardError() {
        return Tunable.all().stream()
                .filter(tunable -> tunable.name().equals("log_destination"))
                .flatMap(tunable -> cluster().chosen(instance, tunable.setting()).stream())
                .anyMatch("stderr"::equals);
    }
}
