package dev.howdah.operation.check;

import dev.howdah.component.etcd.EtcdFacts;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;

/// Every member of etcd answers and takes part in its store: one that is lost is no fault that users see, and the next
/// one is.
record EtcdHealth() implements InstanceCheck {

    @Override
    public String name() {
        return "etcd-health";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.has(Role.ETCD) ? List.of(EtcdFacts.healthy(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.ETCD);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, EtcdFacts.healthy(seen.cluster(), instance))
                .map(healthy -> healthy
                        ? Verdict.good("this member of etcd is healthy")
                        : Verdict.bad("this member of etcd is not healthy (etcdctl endpoint health)"));
    }
}
