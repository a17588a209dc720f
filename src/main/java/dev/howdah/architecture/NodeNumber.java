package dev.howdah.architecture;

/// Stands for the name of a node in the variables of another, until names are given out.
public record NodeNumber(int number) {}
