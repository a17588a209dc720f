package dev.howdah.config;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/// What roles mean where EFM is the failover manager, and that its own roles stand nowhere else.
///
/// A witness of EFM has no Postgres, so a `witness` is an `efm-witness` there, and follows nobody.
record EfmRoles(FailoverChoice manager, Findings findings) {

    Draft fit(Draft draft) {
        if (manager != FailoverChoice.EFM) {
            Stream.of(Role.EFM_WITNESS, Role.EFM_NOT_PROMOTABLE)
                    .filter(draft.roles()::contains)
                    .forEach(role -> findings.error(
                            draft.line("role"),
                            "the role " + role.word() + " belongs to EFM, and the failover manager is "
                                    + manager.word(),
                            role == Role.EFM_WITNESS ? "make it a witness" : "remove it"));
            return draft;
        }
        var instance = withoutPostgres(draft.instance());
        if (instance.has(Role.EFM_WITNESS) && instance.holdsData()) {
            findings.error(
                    draft.line("role"), "a witness cannot hold the cluster's data too", "remove the role of a witness");
        }
        if (instance.has(Role.EFM_NOT_PROMOTABLE) && !instance.holdsData()) {
            findings.error(
                    draft.line("role"),
                    draft.name() + " holds no data, so EFM could not promote it anyway",
                    "remove efm-not-promotable");
        }
        return new Draft(draft.section(), instance);
    }

    private static Instance withoutPostgres(Instance instance) {
        if (!instance.has(Role.WITNESS)) {
            return instance;
        }
        var roles = EnumSet.copyOf(instance.roles());
        roles.remove(Role.WITNESS);
        roles.add(Role.EFM_WITNESS);
        return instance.holdsData()
                ? instance.withRoles(roles)
                : instance.withRoles(roles).withUpstream(Optional.empty());
    }
}
