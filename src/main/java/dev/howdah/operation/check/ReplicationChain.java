package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;

/// Every replica receives WAL from a member of the cluster.
record ReplicationChain() implements InstanceCheck {

    @Override
    public String name() {
        return "replication-chain";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.isReplica(instance);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.running(instance).map(node -> judge(seen, instance, node));
    }

    private static Verdict judge(Seen seen, Instance instance, Node.Running node) {
        if (!node.inRecovery()) {
            return Verdict.bad("it is no standby");
        }
        var upstream = seen.topology().liveUpstream(instance.name());
        if (upstream.isEmpty()) {
            return Verdict.bad("it follows " + node.upstreamHost().orElse("nobody") + ", no member of the cluster");
        }
        return node.streaming()
                ? Verdict.good("streams from " + upstream.get())
                : Verdict.bad("no WAL arrives from " + upstream.get());
    }
}
