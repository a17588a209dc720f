package dev.howdah.model;

/// A connection string for an application. It holds no password.
///
/// @param way what it leads through: direct, haproxy or pgbouncer
/// @param use read-write or read-only
/// @param driver who takes it, such as jdbc
public record ConnectionString(String way, String use, String driver, String text) {}
