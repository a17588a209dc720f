package dev.howdah.component.etcd;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;

/// What etcdctl says on one member.
public final class EtcdFacts {

    /// etcdctl's own are two and five seconds, which a busy machine may need.
    private static final String PATIENCE = "15s";

    private EtcdFacts() {}

    /// Whether the member answers and takes part in a store that has a majority.
    public static Fact<Boolean> healthy(Cluster cluster, Instance member) {
        return Fact.sh(
                "health of etcd",
                "systemctl is-active --quiet etcd || exit 0\n" + environment(EtcdConf.ROOT)
                        + "etcdctl endpoint health 2>&1 | grep -F 'is healthy'\nexit 0",
                answer -> answer.contains(new EtcdConf(cluster, member).endpoint(member)));
    }

    /// Makes an etcdctl of what follows; nothing is done where there is none yet.
    static String environment(String path) {
        return "[ -r %s ] || exit 0\nset -a\n. %s\nETCDCTL_DIAL_TIMEOUT=%s ETCDCTL_COMMAND_TIMEOUT=%s\nset +a\n"
                .formatted(path, path, PATIENCE, PATIENCE);
    }
}
