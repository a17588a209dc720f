package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Host;
import dev.howdah.host.Connection;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.operation.check.Checks;
import dev.howdah.operation.check.Seen;
import dev.howdah.testing.Clusters;
import dev.howdah.topology.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlanceTest {

    private static final Cluster CLUSTER = Clusters.m1(1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pattern CLOCK = Pattern.compile(
            "echo '(@\\w+ begin \\d+)'\n\\(\ndate [^\n]*\n\\)[^\n]*\n[^\n]*\n[^\n]*\necho; echo '(@[^']*)'");

    private final SequencedMap<String, Host> hosts = hosts(script -> "");

    @Test
    void oneRoundTripForEachHostAsksAllThatTestAndStatusWantToKnow() {
        look(hosts);

        assertThat(hosts.values()).hasSize(4).allMatch(host -> host.roundTrips() == 1);
    }

    @Test
    void aHostThatDoesNotAnswerDoesNotKeepTheOthersFromIt() {
        hosts.put("replica", host("replica", _ -> {
            throw new HostUnreachable("replica", "no route");
        }));

        var seen = look(hosts);

        assertThat(seen.sight(CLUSTER.instance("replica")).silent()).contains("the host does not answer: no route");
        assertThat(seen.topology().node("replica")).isInstanceOf(Node.Unreachable.class);
        assertThat(seen.sight(CLUSTER.instance("primary")).silent()).isEmpty();
        assertThat(Observe.observation(seen).problems()).hasSize(1);
    }

    @Test
    void clocksAreReadAtBothEndsOfTheRoundTrip() {
        double noon = NOON.getEpochSecond();

        assertThat(offset(noon + 5, noon + 6)).isEqualTo(6);
        assertThat(offset(noon - 5, noon - 4)).isEqualTo(-5);
        assertThat(offset(noon, noon)).isZero();
    }

    /// As the local clock stands still, the host's clock is off by what it says.
    private static double offset(double first, double last) {
        var told = hosts(script -> {
            var out = new StringBuilder();
            var matcher = CLOCK.matcher(script);
            var times = List.of(first, last).iterator();
            while (matcher.find()) {
                out.append('\n')
                        .append(matcher.group(1))
                        .append('\n')
                        .append(BigDecimal.valueOf(times.next()).toPlainString())
                        .append("\n\n")
                        .append(matcher.group(2))
                        .append("0\n");
            }
            return out.toString();
        });
        return look(told).sight(CLUSTER.instance("primary")).clockOffset();
    }

    private static Seen look(SequencedMap<String, Host> hosts) {
        var checks = Checks.all(
                Components.failoverManager(CLUSTER),
                instance -> Components.units(CLUSTER, instance),
                instance -> Components.guardedFiles(CLUSTER, instance));
        return Glance.at(CLUSTER, hosts, checks, InstantSource.fixed(NOON));
    }

    private static SequencedMap<String, Host> hosts(UnaryOperator<String> answer) {
        var hosts = new LinkedHashMap<String, Host>();
        CLUSTER.instances().forEach(instance -> hosts.put(instance.name(), host(instance.name(), answer)));
        return hosts;
    }

    private static Host host(String name, UnaryOperator<String> answer) {
        var connection = new Connection() {
            @Override
            public Result run(Script script) {
                return new Result(0, answer.apply(script.text()), "");
            }

            @Override
            public void close() {
                // a made-up connection holds nothing
            }
        };
        return new Host(name, connection, new Semaphore(8));
    }
}
