package dev.howdah.architecture;

import java.util.List;
import java.util.Optional;

/// A name for an instance, with the addresses that the user wants it to have.
///
/// @param addresses none, its only one, or its public and its private one
public record HostChoice(String name, List<String> addresses) {

    public HostChoice {
        addresses = List.copyOf(addresses);
    }

    /// The only address, where there is exactly one.
    public Optional<String> address() {
        return addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty();
    }
}
