package dev.howdah.component;

import dev.howdah.engine.Milestone;

/// What Postgres' steps give, for others to wait for.
public final class PostgresMilestones {

    private PostgresMilestones() {}

    /// An instance's Postgres runs in its role with its configuration; a replica streams.
    public static Milestone running(String instance) {
        return new Milestone("postgres-running", instance);
    }

    /// All roles and databases that components need exist on the primary or the witness.
    public static Milestone rolesReady(String instance) {
        return new Milestone("roles-ready", instance);
    }

    /// The replication slots that others need on an instance exist.
    public static Milestone slotsReady(String instance) {
        return new Milestone("slots-ready", instance);
    }
}
