package dev.howdah.topology;

/// A data directory as pg_controldata describes it.
///
/// @param systemIdentifier the same on all members of a cluster
/// @param timeline of the latest checkpoint or promotion; 0 where it cannot be read
/// @param state such as `in production` or `shut down`
/// @param standby whether it would start as a standby (standby.signal is there)
/// @param majorVersion from PG_VERSION
/// @param owner account that owns it
public record DataDirectory(
        String systemIdentifier, int timeline, String state, boolean standby, int majorVersion, String owner) {}
