package dev.howdah.config;

import dev.howdah.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What must hold between the instances of a cluster: one primary, names that exist, chains that end at the primary.
final class LayoutRules {

    private final List<Draft> drafts;
    private final Map<String, Draft> byName = new HashMap<>();
    private final Findings findings;

    LayoutRules(List<Draft> drafts, Findings findings) {
        this.drafts = drafts;
        this.findings = findings;
        drafts.forEach(draft -> byName.putIfAbsent(draft.name(), draft));
    }

    void check(int instancesLine) {
        unique("Name", draft -> "name " + draft.name());
        unique("node", draft -> draft.node() == 0 ? "" : "node number " + draft.node());
        onePrimary(instancesLine);
        drafts.forEach(this::checkUpstream);
        drafts.forEach(this::checkChain);
        drafts.forEach(this::checkBackup);
        drafts.forEach(this::checkPool);
    }

    private void unique(String key, Function<Draft, String> value) {
        var first = new HashMap<String, Draft>();
        for (var draft : drafts) {
            var text = value.apply(draft);
            var other = text.isEmpty() ? null : first.putIfAbsent(text, draft);
            if (other != null) {
                findings.error(
                        draft.line(key),
                        "two instances have the " + text,
                        "the other one is in line " + other.line(key));
            }
        }
    }

    private void onePrimary(int line) {
        var primaries = drafts.stream()
                .filter(draft -> draft.roles().contains(Role.PRIMARY))
                .toList();
        if (primaries.isEmpty()) {
            findings.error(line, "no instance has the role primary", "give one of them role: [primary]");
        }
        primaries.stream()
                .skip(1)
                .forEach(draft -> findings.error(
                        draft.line("role"),
                        draft.name() + " is a second primary beside "
                                + primaries.getFirst().name(),
                        "make it a replica with upstream: "
                                + primaries.getFirst().name()));
    }

    /// The instances with their upstreams; one that streams and names none has the primary.
    List<Draft> linked() {
        return drafts.stream()
                .map(draft -> new Draft(draft.section(), draft.instance().withUpstream(upstream(draft))))
                .toList();
    }

    private Optional<String> upstream(Draft draft) {
        return draft.upstream().or(() -> draft.streams() ? primary() : Optional.empty());
    }

    private Optional<String> primary() {
        return drafts.stream()
                .filter(draft -> draft.roles().contains(Role.PRIMARY))
                .map(Draft::name)
                .findFirst();
    }

    private void checkUpstream(Draft draft) {
        if (draft.upstream().isEmpty()) {
            return;
        }
        var name = draft.upstream().get();
        int line = draft.line("upstream");
        var upstream = byName.get(name);
        if (upstream == null) {
            findings.unknown(
                    line, "upstream '" + name + "' of instance " + draft.name() + " does not exist", name, dataNames());
        } else if (!upstream.holdsData()) {
            findings.error(
                    line,
                    "upstream '" + name + "' of instance " + draft.name() + " is no primary or replica",
                    "upstreams can be " + String.join(", ", dataNames()));
        } else if (draft.roles().contains(Role.PRIMARY)) {
            findings.error(line, "the primary " + draft.name() + " cannot have an upstream", "remove the line");
        } else if (!draft.streams()) {
            findings.error(line, draft.name() + " has no Postgres, so it cannot have an upstream", "remove the line");
        }
    }

    private void checkChain(Draft draft) {
        var seen = new HashSet<String>();
        Draft at = draft;
        while (at != null && seen.add(at.name())) {
            at = at.upstream().map(byName::get).orElse(null);
        }
        if (at != null && at.name().equals(draft.name())) {
            findings.error(
                    draft.line("upstream"),
                    "the upstreams of " + draft.name() + " go round in a circle",
                    "every chain of upstreams must end at the primary");
        }
    }

    private void checkBackup(Draft draft) {
        var servers = drafts.stream()
                .filter(other -> other.roles().contains(Role.BARMAN))
                .map(Draft::name)
                .toList();
        for (var name : draft.backup()) {
            int line = draft.line("backup");
            if (!byName.containsKey(name)) {
                findings.unknown(
                        line, "backup '" + name + "' of instance " + draft.name() + " does not exist", name, servers);
            } else if (!servers.contains(name)) {
                findings.error(
                        line,
                        "backup '" + name + "' of instance " + draft.name() + " has no role barman",
                        "add barman to the roles of " + name + ", or name one that has it");
            }
        }
    }

    /// PgBouncer runs as the account of the Postgres beside it, with that one's certificate.
    private void checkPool(Draft draft) {
        if (draft.roles().contains(Role.PGBOUNCER) && !draft.streams() && !draft.holdsData()) {
            findings.error(
                    draft.line("role"),
                    "the role pgbouncer of instance " + draft.name() + " needs a Postgres on the same instance",
                    "give the role to some of " + String.join(", ", dataNames()));
        }
    }

    private List<String> dataNames() {
        return drafts.stream().filter(Draft::holdsData).map(Draft::name).toList();
    }
}
