package dev.howdah.host;

/// What one question printed, and its exit status: 0 whenever it could be asked.
public record RawAnswer(int status, String text) {}
