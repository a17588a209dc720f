package dev.howdah.operation.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Machine;
import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Ports of services, asked of this very machine.
class ServicePortsFreeTest {

    private final ServicePortsFree check = new ServicePortsFree();

    private static String run(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", script).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private List<Finding> findings(Cluster cluster, String name, boolean first) throws Exception {
        var instance = cluster.instance(name);
        Fact<?> fact = check.facts(cluster, instance).getFirst();
        var answer = run(fact.question().text().replace(PreflightCheck.FIRST_TIME, Boolean.toString(first)));
        var known = KnownFacts.none().with(fact, answer);
        return check.judge(new Sounding(cluster, instance, Machine.likely(Distribution.LIKELY), known, 0));
    }

    @Test
    void whoeverListensOnAPortOfEtcdIsNamedBeforeAnythingChanges() throws Exception {
        int free = port();
        int given;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            given = taken.getLocalPort();
            var cluster = Clusters.patroni(Map.of("etcd_client_port", given, "etcd_peer_port", free));
            for (boolean first : List.of(true, false)) {
                if (first || ssIsHere()) {
                    var found = findings(cluster, "etcd1", first);
                    assertThat(found).hasSize(1);
                    assertThat(found.getFirst().stops()).isTrue();
                    assertThat(found.getFirst().problem().text())
                            .contains("port " + given + ", which etcd is to have, is taken by ")
                            .contains("etcd_client_port");
                }
            }
        }
        var cluster = Clusters.patroni(Map.of("etcd_client_port", given, "etcd_peer_port", free));
        assertThat(findings(cluster, "etcd1", true)).isEmpty();
    }

    /// A port on which nobody listens any more.
    private static int port() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Without it nobody can say who listens, and a host that was deployed before is not stopped for that.
    private static boolean ssIsHere() throws IOException, InterruptedException {
        return run("command -v ss || true").contains("ss");
    }

    @Test
    void onlyWhatAnInstanceIsToServeIsAskedFor() {
        var patroni = Clusters.patroni(Map.of());
        assertThat(ServicePort.of(patroni, patroni.instance("primary")))
                .containsExactly(new ServicePort("Patroni", 8008, "patroni_listen_port", "patroni"));
        assertThat(ServicePort.of(patroni, patroni.instance("etcd2")))
                .extracting(ServicePort::port)
                .containsExactly(2379, 2380);
        var repmgr = Clusters.m1(1);
        assertThat(ServicePort.of(repmgr, repmgr.instance("primary"))).isEmpty();
        assertThat(check.facts(repmgr, repmgr.instance("barman"))).isEmpty();
    }
}
