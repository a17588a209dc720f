package dev.howdah.host;

/// A question to a host. Equal questions are asked once, however many want to know.
public record Question(Interpreter interpreter, String text) {}
