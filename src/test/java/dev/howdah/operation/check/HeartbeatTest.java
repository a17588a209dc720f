package dev.howdah.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Host;
import dev.howdah.host.Connection;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.CheckResult;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Result WRITTEN = new Result(0, "", "");
    private static final Result ARRIVED = new Result(0, "0.025\n", "");

    private final MadeUpCluster healthy = new MadeUpCluster();
    private final Map<String, Host> hosts = new HashMap<>();

    HeartbeatTest() {
        answering("primary", _ -> WRITTEN);
        answering("replica", _ -> ARRIVED);
        answering("cascaded1", _ -> ARRIVED);
    }

    @Test
    void theLagIsToldForEachReplica() {
        assertThat(results()).containsOnlyKeys("replica", "cascaded1");
        assertThat(result("replica").what()).isEqualTo("a row from the primary arrived after 25 ms");
        assertThat(results().values()).allMatch(CheckResult::ok);
    }

    @Test
    void whatClocksDifferIsNoLag() {
        healthy.clockAhead("replica", 0.02);

        assertThat(result("replica").what()).isEqualTo("a row from the primary arrived after 5 ms");
    }

    @Test
    void aRowThatDoesNotArriveFails() {
        answering("cascaded1", _ -> WRITTEN);

        assertThat(result("cascaded1").ok()).isFalse();
        assertThat(result("cascaded1").what()).isEqualTo("a row from the primary did not arrive within 10 s");
        assertThat(result("replica").ok()).isTrue();
    }

    @Test
    void aRowThatCannotBeWrittenIsToldOnThePrimary() {
        answering("primary", _ -> new Result(3, "", "ERROR:  could not extend file\n"));

        assertThat(result("primary").ok()).isFalse();
        assertThat(result("primary").evidence()).containsExactly("ERROR:  could not extend file");
    }

    @Test
    void aHostThatIsLostMeanwhileFails() {
        answering("replica", _ -> {
            throw new HostUnreachable("replica", "no route");
        });

        assertThat(result("replica").what()).isEqualTo("the host does not answer: no route");
    }

    @Test
    void replicasThatDoNotRunAreNotAsked() {
        healthy.node("replica", Nodes.stoppedStandby(1));
        answering("replica", _ -> {
            throw new AssertionError("it was asked");
        });

        assertThat(result("replica").what()).startsWith("Postgres does not answer");
    }

    @Test
    void nothingIsWrittenWhereItIsNotClearWho() {
        healthy.node("replica", Nodes.primary(2));
        answering("primary", _ -> {
            throw new AssertionError("it was written to");
        });
        answering("replica", _ -> {
            throw new AssertionError("it was written to");
        });

        assertThat(results().values()).isNotEmpty().noneMatch(CheckResult::ok);
    }

    @Test
    void writingWaitsForNoReplica() {
        var scripts = new HashMap<String, String>();
        answering("primary", script -> {
            scripts.put("primary", script.text());
            return WRITTEN;
        });

        var _ = results();

        assertThat(scripts.get("primary")).contains("set synchronous_commit = local");
    }

    private CheckResult result(String instance) {
        return Objects.requireNonNull(results().get(instance), instance);
    }

    private Map<String, CheckResult> results() {
        return new Heartbeat(hosts, InstantSource.system())
                .results(healthy.seen()).stream().collect(Collectors.toMap(CheckResult::instance, Function.identity()));
    }

    private void answering(String name, Function<Script, Result> answer) {
        hosts.put(name, new Host(name, new MadeUpConnection(answer), new Semaphore(8)));
    }

    private record MadeUpConnection(Function<Script, Result> answer) implements Connection {
        @Override
        public Result run(Script script) {
            return answer.apply(script);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
