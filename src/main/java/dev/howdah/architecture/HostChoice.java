package dev.howdah.architecture;

import java.util.Optional;

/// A name for an instance, with the address that the user wants it to have, where one is given.
public record HostChoice(String name, Optional<String> address) {}
