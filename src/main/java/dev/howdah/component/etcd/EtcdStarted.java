package dev.howdah.component.etcd;

import dev.howdah.component.EtcdStore;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.Units;
import java.util.List;
import java.util.stream.Collectors;

/// etcd enabled and started. It is not waited for: a first member serves only once a majority has come.
///
/// A member that was one of the store and has lost its data is not started as if it were new: it could vote again for
/// what it has forgotten.
record EtcdStarted(EtcdConf conf) implements Resource {

    @Override
    public String address() {
        return "unit etcd";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Units.state("etcd"));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Units.state("etcd")), state -> {
            boolean runs = state.isActive() || state.active().equals("activating");
            if (runs && state.isEnabled() && !state.needsDaemonReload()) {
                return same();
            }
            var lines = runs ? List.of("+ enabled") : List.of("+ enabled and started");
            return edit(
                    Verb.START,
                    lines,
                    Action.of(
                                    "start etcd",
                                    (runs ? "" : guard()) + Units.enableByFile("etcd.service", EtcdConf.UNIT) + """
                            systemctl reset-failed etcd 2>/dev/null || true
                            systemctl start --no-block etcd
                            """)
                            .diagnosedBy("journalctl -u etcd -n 20 --no-pager -o cat"));
        });
    }

    private String guard() {
        var others = new EtcdStore(conf.cluster())
                .peers(conf.instance()).stream()
                        .filter(member -> !member.equals(conf.instance()))
                        .map(conf::endpoint)
                        .collect(Collectors.joining(" "));
        return """
                if [ ! -e %1$s/member ] && grep -q "STATE='new'" %2$s; then (
                  %3$s
                  for other in %4$s; do
                    # a port that nobody listens on says so at once; etcdctl would try for two seconds
                    place=${other#https://}
                    ! command -v bash >/dev/null ||
                      timeout 2 bash -c ': </dev/tcp/$0/$1' "${place%%:*}" "${place##*:}" 2>/dev/null || continue
                    if etcdctl --endpoints="$other" --dial-timeout=2s --command-timeout=3s member list 2>/dev/null |
                      grep -F ', started, %5$s,'; then
                      echo 'this member belongs to the store and its data is gone: on another member, remove it and add' >&2
                      echo 'it again (etcdctl member remove, member add), and set etcd_initial_cluster_state: existing' >&2
                      exit 1
                    fi
                  done
                ) || exit 1; fi
                """.formatted(
                        conf.dataDirectory(),
                        EtcdConf.PATH,
                        EtcdFacts.environment(EtcdConf.ROOT).replace("\n", "; ").replaceAll("; $", ""),
                        others,
                        conf.instance().name());
    }
}
