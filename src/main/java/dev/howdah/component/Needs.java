package dev.howdah.component;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What a component needs of others on one instance. Needs of several components are merged by [#and].
public final class Needs {

    /// A role of Postgres, made on the primary for the whole cluster.
    ///
    /// @param attributes such as SUPERUSER or REPLICATION
    /// @param hasPassword whether it logs in with the password that the cluster's secrets keep for it
    /// @param memberOf roles that it is a member of
    /// @param grants what it may do
    public record RoleNeed(
            String name, List<String> attributes, boolean hasPassword, List<String> memberOf, List<GrantNeed> grants) {
        public RoleNeed {
            attributes = List.copyOf(attributes);
            memberOf = List.copyOf(memberOf);
            grants = List.copyOf(grants);
        }
    }

    /// Something granted, in database postgres.
    ///
    /// @param done a query that yields `t` where the grant is in place
    /// @param statement gives it
    public record GrantNeed(String done, String statement) {}

    /// A database, made on the primary for the whole cluster.
    public record DatabaseNeed(String name, String owner) {}

    private final SequencedSet<String> packages = new LinkedHashSet<>();
    private final SequencedMap<String, String> postgresSettings = new LinkedHashMap<>();
    private final SequencedSet<String> preloadLibraries = new LinkedHashSet<>();
    private final SequencedSet<String> hbaLines = new LinkedHashSet<>();
    private final SequencedSet<RoleNeed> roles = new LinkedHashSet<>();
    private final SequencedSet<DatabaseNeed> databases = new LinkedHashSet<>();
    private final SequencedSet<String> slots = new LinkedHashSet<>();
    private final SequencedSet<String> passfileRoles = new LinkedHashSet<>();
    private final SequencedSet<String> maskedUnits = new LinkedHashSet<>();
    private final SequencedSet<String> secrets = new LinkedHashSet<>();

    public static Needs none() {
        return new Needs();
    }

    /// These needs and another component's.
    public Needs and(Needs other) {
        var all = none();
        for (var needs : List.of(this, other)) {
            all.packages.addAll(needs.packages);
            all.postgresSettings.putAll(needs.postgresSettings);
            all.preloadLibraries.addAll(needs.preloadLibraries);
            all.hbaLines.addAll(needs.hbaLines);
            all.roles.addAll(needs.roles);
            all.databases.addAll(needs.databases);
            all.slots.addAll(needs.slots);
            all.passfileRoles.addAll(needs.passfileRoles);
            all.maskedUnits.addAll(needs.maskedUnits);
            all.secrets.addAll(needs.secrets);
        }
        return all;
    }

    /// Packages by the names that they have on the instance's distribution, installed in one transaction. Each is a
    /// name or `name=version`, whatever the package manager.
    public Needs packages(String... names) {
        packages.addAll(List.of(names));
        return this;
    }

    /// The same, as [PackageNames] gives them.
    public Needs packages(List<String> names) {
        packages.addAll(names);
        return this;
    }

    /// A setting of postgresql.conf, unless the user says otherwise.
    public Needs setting(String name, String value) {
        postgresSettings.put(name, value);
        return this;
    }

    /// A library of shared_preload_libraries.
    public Needs preload(String library) {
        preloadLibraries.add(library);
        return this;
    }

    /// A line of pg_hba.conf for this instance's Postgres.
    public Needs hba(String line) {
        hbaLines.add(line);
        return this;
    }

    public Needs role(RoleNeed role) {
        roles.add(role);
        return this;
    }

    public Needs database(String name, String owner) {
        databases.add(new DatabaseNeed(name, owner));
        return this;
    }

    /// A physical replication slot that must exist here while this instance is the primary.
    public Needs slot(String name) {
        slots.add(name);
        return this;
    }

    /// A role of Postgres whose password this host's Postgres account must know (.pgpass).
    public Needs passfileRole(String role) {
        passfileRoles.add(role);
        return this;
    }

    /// A password that files on this host hold: it is taken out of whatever the host prints.
    ///
    /// @param name under which the cluster's secrets keep it
    public Needs secret(String name) {
        secrets.add(name);
        return this;
    }

    /// A unit of a needed package that must never start, masked before the package is installed.
    public Needs masked(String unit) {
        maskedUnits.add(unit);
        return this;
    }

    public List<String> packages() {
        return List.copyOf(packages);
    }

    public SequencedMap<String, String> postgresSettings() {
        return new LinkedHashMap<>(postgresSettings);
    }

    public List<String> preloadLibraries() {
        return List.copyOf(preloadLibraries);
    }

    public List<String> hbaLines() {
        return List.copyOf(hbaLines);
    }

    public List<RoleNeed> roles() {
        return List.copyOf(roles);
    }

    public List<DatabaseNeed> databases() {
        return List.copyOf(databases);
    }

    public List<String> slots() {
        return List.copyOf(slots);
    }

    public List<String> passfileRoles() {
        return List.copyOf(passfileRoles);
    }

    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    public List<String> maskedUnits() {
        return List.copyOf(maskedUnits);
    }
}
