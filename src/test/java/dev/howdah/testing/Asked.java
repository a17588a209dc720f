package dev.howdah.testing;

/// A question as a fake host understands it.
///
/// @param via who would answer it: `sh`, `psql DATABASE`, `files STATE`, `files SUM`, `files CONTENT` or `units`
/// @param text as the fact has it
public record Asked(String via, String text) {}
