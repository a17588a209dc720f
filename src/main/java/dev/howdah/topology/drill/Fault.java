package dev.howdah.topology.drill;

import java.util.Locale;

/// Something that goes wrong with the primary.
public enum Fault {
    KILL_POSTGRES("the postmaster gets SIGKILL", false, false),
    STOP_HOST("the host loses its power", true, true),
    CUT_NETWORK("the host loses its network", true, true),
    FREEZE("the host stands still and does not answer", true, true),
    DISK_FULL("the disk of the data directory is full", true, true),
    KILL_MANAGER("the failover manager's process gets SIGKILL", false, false);

    private final String what;
    private final boolean lasting;
    private final boolean ofMachine;

    Fault(String what, boolean lasting, boolean ofMachine) {
        this.what = what;
        this.lasting = lasting;
        this.ofMachine = ofMachine;
    }

    /// As people type it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A sentence without its full stop.
    public String what() {
        return what;
    }

    /// Whether it stays until it is undone.
    public boolean lasts() {
        return lasting;
    }

    /// Whether the machine itself is hit, which only platforms that own their machines can do and undo.
    public boolean isOfMachine() {
        return ofMachine;
    }

    /// Whether applications can be hit at all: a failover manager's process is in nobody's way.
    public boolean hitsPostgres() {
        return this != KILL_MANAGER;
    }
}
