package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.NetworkOptions.NETWORK;

import dev.howdah.model.Subnet;
import java.util.Optional;

/// From which range of addresses subnets are taken.
final class NetworkChoice {

    private NetworkChoice() {}

    static Optional<Subnet> network(Given given) {
        var word = given.word(NETWORK).orElseThrow();
        var network = Subnet.parse(word);
        if (network.isEmpty()) {
            var withoutHostBits = Subnet.withoutHostBits(word);
            given.problem(
                    NETWORK,
                    "'" + word + "' "
                            + (withoutHostBits.isPresent()
                                    ? "has bits set after its prefix"
                                    : "is not an address range in CIDR notation"),
                    "say " + withoutHostBits.map(Subnet::toString).orElse("--network 10.33.0.0/16"));
        }
        return network;
    }
}
