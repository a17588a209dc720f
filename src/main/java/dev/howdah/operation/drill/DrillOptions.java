package dev.howdah.operation.drill;

import dev.howdah.topology.drill.Fault;

/// What the user wants of a drill.
///
/// @param count how often, one after the other
/// @param way what the client connects through: direct, haproxy or pgbouncer
/// @param mayInterrupt the user's word that service may be interrupted, needed where machines are not containers
/// @param restore the user's word that a former primary which stays out is cloned anew
public record DrillOptions(Fault fault, int count, String way, boolean mayInterrupt, boolean restore) {}
