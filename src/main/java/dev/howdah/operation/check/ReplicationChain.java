package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import dev.howdah.topology.Node.Sender;
import java.util.Optional;

/// Every replica streams from a member of the cluster, and that member says so too.
///
/// After a failover replicas follow others than config.yml says: that is told, and is no fault.
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
        var upstream = seen.topology().liveUpstream(instance.name()).orElse("");
        if (upstream.isEmpty()) {
            return Verdict.bad("it follows " + node.upstreamHost().orElse("nobody") + ", no member of the cluster");
        }
        if (!node.streaming()) {
            return Verdict.bad("no WAL arrives from " + upstream);
        }
        return switch (seen.running(seen.cluster().instance(upstream))) {
            case Known.NotYet<Node.Running>(var why) -> Verdict.bad("it follows " + upstream + ", and there " + why);
            case Known.Answer<Node.Running>(var sending) -> judge(instance, upstream, sender(instance, sending));
        };
    }

    private static Verdict judge(Instance instance, String upstream, Optional<Sender> sender) {
        if (sender.isEmpty()) {
            return Verdict.bad(upstream + " sends it no WAL");
        }
        var state = sender.get().state();
        var configured = instance.upstream().filter(name -> !name.equals(upstream));
        return state.equals("streaming")
                ? Verdict.good("streams from " + upstream
                        + configured.map(name -> " (config.yml: " + name + ")").orElse(""))
                : Verdict.bad("what " + upstream + " sends it is in state " + state);
    }

    /// By address where the cluster has addresses; the names of connections are up to those who connect.
    private static Optional<Sender> sender(Instance instance, Node.Running upstream) {
        return upstream.senders().stream()
                .filter(sender -> sender.name().equals(instance.name())
                        || instance.address().filter(sender.address()::equals).isPresent())
                .filter(sender -> !sender.name().equals(WalReceived.RECEIVER))
                .findFirst();
    }
}
