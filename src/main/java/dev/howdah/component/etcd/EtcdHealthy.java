package dev.howdah.component.etcd;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// A member that takes part in its store. It is waited for; nothing is changed to make it so.
record EtcdHealthy(Cluster cluster, Instance instance) implements Resource {

    /// A fragment that waits for it.
    static final String AWAIT = """
            n=0
            until etcdctl endpoint health 2>&1 | grep -qF 'is healthy'; do
              n=$((n + 1))
              [ $n -lt 300 ] || { etcdctl endpoint health; echo 'etcd does not become healthy' >&2; exit 1; }
              sleep 0.2
            done
            """;

    @Override
    public String address() {
        return "etcd on " + instance.name();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(EtcdFacts.healthy(cluster, instance));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(EtcdFacts.healthy(cluster, instance)),
                healthy -> healthy
                        ? same()
                        : edit(
                                Verb.START,
                                List.of("> wait until it is healthy"),
                                Action.of("wait for etcd", EtcdFacts.environment(EtcdConf.ROOT) + AWAIT)
                                        .diagnosedBy("journalctl -u etcd -n 20 --no-pager -o cat")));
    }
}
