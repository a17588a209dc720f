package dev.howdah.component.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.ConfigFile;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom PgBouncer leads to.
class PgbouncerTest {

    private static final Pgbouncer PGBOUNCER = new Pgbouncer();

    /// `replica` is a member that is no primary now; any may be one day.
    @ParameterizedTest
    @ValueSource(strings = {"", "primary", "replica"})
    void followsThePrimaryAlsoWhereAMemberIsNamed(String backend) {
        var cluster = cluster(backend.isEmpty() ? Map.of() : Map.of("pgbouncer_backend", backend));
        var instance = cluster.configuredPrimary();

        assertThat(PGBOUNCER.units(cluster, instance)).containsExactly("pgbouncer", "howdah-pgbouncer-follow");
        assertThat(file(cluster, PgbouncerConf.TEMPLATE)).contains("* = host=%primary% port=%port%");
        assertThat(files(cluster)).extracting(ConfigFile::path).doesNotContain(PgbouncerConf.DATABASES);
        assertThat(file(cluster, PgbouncerConf.MAIN)).contains("server_tls_sslmode = verify-full");
    }

    @Test
    void staysWithAHostOutsideOfTheCluster() {
        var cluster = cluster(Map.of("pgbouncer_backend", "elsewhere.example"));

        assertThat(PGBOUNCER.units(cluster, cluster.configuredPrimary())).containsExactly("pgbouncer");
        assertThat(file(cluster, PgbouncerConf.DATABASES)).contains("* = host=elsewhere.example port=5432");
        assertThat(files(cluster)).extracting(ConfigFile::path).doesNotContain(PgbouncerConf.TEMPLATE);
    }

    /// Barman's host is an instance, and holds no data.
    @Test
    void staysWithAnInstanceWithoutData() {
        var cluster = cluster(Map.of("pgbouncer_backend", "barman"));

        assertThat(file(cluster, PgbouncerConf.DATABASES)).contains("* = host=barman port=5432");
    }

    private static String file(Cluster cluster, String path) {
        return files(cluster).stream()
                .filter(file -> file.path().equals(path))
                .map(ConfigFile::content)
                .findFirst()
                .orElse("no file " + path);
    }

    private static List<ConfigFile> files(Cluster cluster) {
        Deployment deployment = Deployments.of(cluster);
        return PGBOUNCER.steps(deployment, cluster.configuredPrimary()).stream()
                .flatMap(step -> step.resources().stream())
                .filter(ConfigFile.class::isInstance)
                .map((Resource file) -> (ConfigFile) file)
                .toList();
    }

    private static Cluster cluster(Map<String, Object> settings) {
        return Clusters.of(
                Clusters.m1(1).instances().stream().map(PgbouncerTest::pooled).toList(), settings);
    }

    private static Instance pooled(Instance instance) {
        if (!instance.holdsData()) {
            return instance;
        }
        var roles = EnumSet.copyOf(instance.roles());
        roles.add(Role.PGBOUNCER);
        return new Instance(
                instance.node(),
                instance.name(),
                instance.location(),
                roles,
                instance.upstream(),
                instance.backup(),
                instance.address(),
                instance.settings());
    }
}
