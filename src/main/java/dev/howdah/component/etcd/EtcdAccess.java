package dev.howdah.component.etcd;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.EtcdStore;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.ArrayList;
import java.util.List;

/// The users of the store: root, and Patroni with the right to its own cluster's keys; nobody comes in without one.
///
/// Passwords go to etcdctl through standard input and through its environment, which come from files.
record EtcdAccess(EtcdStore store) implements Resource {

    private record Found(boolean closed, boolean patroni) {}

    @Override
    public String address() {
        return "users of etcd";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(found());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(found()), found -> {
            var lines = new ArrayList<String>();
            if (!found.patroni()) {
                lines.add("+ user " + EtcdStore.USER + " with the keys below " + store.prefix());
            }
            if (!found.closed()) {
                lines.add("+ nobody without a password");
            }
            return lines.isEmpty() ? same() : edit(Verb.UPDATE, lines, Action.of("make users of etcd", script()));
        });
    }

    private Fact<Found> found() {
        return Fact.sh(
                address(),
                "systemctl is-active --quiet etcd || exit 0\n" + EtcdFacts.environment(EtcdConf.ROOT)
                        + """
                (unset ETCDCTL_USER ETCDCTL_PASSWORD; etcdctl get howdah 2>&1) | grep -q 'user name is empty' && echo closed
                etcdctl role get %s 2>/dev/null | grep -F %s >/dev/null || exit 0
                . %s
                etcdctl get --keys-only %s >/dev/null 2>&1 && echo patroni
                exit 0
                """.formatted(
                                        EtcdStore.USER,
                                        quote(store.prefix()),
                                        EtcdConf.PATRONI,
                                        quote(store.prefix() + "leader")),
                answer -> new Found(answer.contains("closed"), answer.contains("patroni")));
    }

    private String script() {
        return EtcdFacts.environment(EtcdConf.ROOT)
                + """
                users=$(etcdctl user list 2>/dev/null) || users=
                roles=$(etcdctl role list 2>/dev/null) || roles=
                among() { printf '%%s\n' "$1" | grep -qxF "$2"; }
                password() { (. "$1"; printf '%%s\\n' "$ETCDCTL_PASSWORD"); }
                user() {
                  if among "$users" "$1"; then
                    password "$2" | etcdctl user passwd "$1" --interactive=false
                  else
                    password "$2" | etcdctl user add "$1" --interactive=false
                  fi >/dev/null
                }
                among "$users" root || user root %1$s
                among "$roles" root || etcdctl role add root >/dev/null
                etcdctl user grant-role root root >/dev/null
                user %3$s %2$s
                among "$roles" %3$s || etcdctl role add %3$s >/dev/null
                etcdctl role grant-permission %3$s --prefix=true readwrite %4$s >/dev/null
                etcdctl user grant-role %3$s %3$s >/dev/null
                etcdctl auth enable >/dev/null
                """.formatted(EtcdConf.ROOT, EtcdConf.PATRONI, EtcdStore.USER, quote(store.prefix()));
    }
}
