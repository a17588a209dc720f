package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.FamilyLists;
import dev.howdah.component.Machine;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Change;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.testing.BareDebian;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.WorldFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A variable that changes nothing would be a lie in the reference.
class SettingsAreUsedTest {

    private static final WorldFacts BARE = new WorldFacts(new BareDebian("12", "bookworm"));

    /// They change something only with an extension, or another flavour, than the test's cluster has.
    private static final Set<Setting<?>> OTHERS = others();

    private static Set<Setting<?>> others() {
        var others = new LinkedHashSet<Setting<?>>(PostgresSettings.EXTENSION_VERSIONS);
        others.add(PostgresSettings.REDWOOD);
        return others;
    }

    @Test
    void everySettingChangesSomething() {
        var before = everything(Map.of());
        var without = new ArrayList<String>();
        for (var setting : PostgresSettings.all()) {
            if (OTHERS.contains(setting)) {
                continue;
            }
            if (everything(Map.of(setting.name(), another(setting))).equals(before)) {
                without.add(setting.name());
            }
        }
        // it has one value only
        assertThat(without).containsExactly("password_encryption");
    }

    @Test
    void theVersionOfAnExtensionsPackagesIsTaken() {
        var cluster = Clusters.m1(
                0, Map.of("extra_postgres_extensions", List.of("pgaudit"), "pgaudit_package_version", "1.7*"));
        assertThat(PostgresPackages.needs(
                                cluster, cluster.instance("primary"), new Machine("debian", "12", "bookworm", 1))
                        .packages())
                .contains("postgresql-15-pgaudit=1.7*", "postgresql-15");
    }

    @Test
    void everySettingIsDeclaredOnceAndSaysWhatItMeans() {
        assertThat(PostgresSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(PostgresSettings.all())
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).endsWith("."));
    }

    private static Object another(Setting<?> setting) {
        var type = setting.type();
        if (type.equals(SettingType.INTEGER)) {
            return 7654;
        }
        if (type.equals(SettingType.NUMBER)) {
            return 0.1;
        }
        if (type.equals(SettingType.BOOLEAN)) {
            return setting.builtIn().filter(Boolean.FALSE::equals).isPresent();
        }
        if (type.equals(SettingType.LIST)) {
            return List.of("another");
        }
        if (type.equals(FamilyLists.TYPE)) {
            return Map.of("Debian", List.of("another"));
        }
        if (type.equals(SettingType.MAP)) {
            return new LinkedHashMap<>(Map.of("another", "value"));
        }
        if (type.equals(FamilyLists.TYPE)) {
            return Map.of("Debian", List.of("another"));
        }
        if (type.words().startsWith("a list of")) {
            return List.of(Map.of("username", "another", "name", "another"));
        }
        return switch (setting.name()) {
            case "password_encryption" -> "scram-sha-256";
            case "log_destination" -> "stderr";
            case "postgres_log_file_mode" -> "0600";
            default -> "/another/value";
        };
    }

    /// All that a deploy would do with Postgres, as text.
    private static String everything(Map<String, Object> settings) {
        var cluster = Clusters.m1(1, settings);
        var component = new PostgresComponent(new Repmgr());
        var text = new StringBuilder();
        for (var instance : cluster.postgresInstances()) {
            var needs = component.needs(cluster, instance, new Machine("debian", "12", "bookworm", 1));
            text.append(needs.packages()).append(needs.roles());
            var deployment = Deployments.of(cluster, Map.of(), needs, Set.of());
            for (var step : component.steps(deployment, instance)) {
                for (var resource : step.resources()) {
                    text.append(resource).append('\n');
                    if (resource.compare(BARE) instanceof Change.Edit edit) {
                        edit.actions().forEach(action -> text.append(action.shell()));
                    }
                }
            }
        }
        return text.append(cluster.postgres()).toString();
    }
}
