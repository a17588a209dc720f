package dev.howdah.config;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Role;
import java.util.List;

/// What the failover manager demands of the instances' roles.
record ManagerRules(List<Draft> drafts, FailoverChoice manager, Findings findings) {

    void check(int instancesLine) {
        if (manager == FailoverChoice.PATRONI) {
            having(Role.WITNESS).forEach(this::refuseWitness);
            if (having(Role.ETCD).isEmpty()) {
                findings.error(
                        instancesLine,
                        "Patroni keeps who is leader in etcd, and no instance has the role etcd",
                        "add three instances with role: [etcd]");
            }
        }
    }

    /// It would be a Postgres that nobody runs, and a vote that nobody counts.
    private void refuseWitness(Draft draft) {
        findings.error(
                draft.line("role"),
                draft.name() + " has the role witness, and Patroni has no witnesses: the members of etcd vote",
                draft.roles().size() > 1
                        ? "take witness out of the roles of " + draft.name()
                        : "give " + draft.name() + " role: [etcd], or remove it");
    }

    private List<Draft> having(Role role) {
        return drafts.stream().filter(draft -> draft.roles().contains(role)).toList();
    }
}
