package dev.howdah.operation;

import dev.howdah.component.Deployment;
import dev.howdah.component.Needs.RoleNeed;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Takes passwords out of what hosts print, should one ever be in it.
final class Redaction {

    private Redaction() {}

    static UnaryOperator<String> of(Deployment deployment) {
        var roles = new LinkedHashSet<String>();
        deployment.needs().values().forEach(needs -> {
            roles.addAll(needs.passfileRoles());
            roles.addAll(needs.secrets());
            needs.roles().stream()
                    .filter(RoleNeed::hasPassword)
                    .map(RoleNeed::name)
                    .forEach(roles::add);
        });
        var secrets = new LinkedHashSet<String>();
        return line -> redacted(line, roles, secrets, deployment);
    }

    /// Secrets are read only when there is a line to look at.
    private static String redacted(String line, Set<String> roles, Set<String> secrets, Deployment deployment) {
        synchronized (secrets) {
            if (secrets.isEmpty()) {
                deployment.credentials().repositoryToken().ifPresent(token -> secrets.add(token.reveal()));
                roles.forEach(role -> {
                    secrets.add(deployment.credentials().password(role).reveal());
                    secrets.add(deployment.credentials().scramVerifier(role).reveal());
                });
            }
        }
        var text = line;
        for (var secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text;
    }
}
