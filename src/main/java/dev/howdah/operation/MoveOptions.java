package dev.howdah.operation;

/// How a change of who is primary, or who follows, is carried out.
///
/// @param dryRun whether it is only checked and shown
/// @param breakLock the user's word that locks of other runs are stale
public record MoveOptions(boolean dryRun, boolean breakLock) {}
