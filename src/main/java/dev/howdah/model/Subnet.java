package dev.howdah.model;

import java.util.Optional;

/// An IPv4 address range in CIDR notation.
///
/// @param base the first address as a number, host bits zero
/// @param prefix length of the prefix in bits, 0 to 32
public record Subnet(int base, int prefix) {

    /// Reads a CIDR; empty if it is none, or has host bits set.
    public static Optional<Subnet> parse(String cidr) {
        return withoutHostBits(cidr).filter(subnet -> cidr.startsWith(dotted(subnet.base()) + "/"));
    }

    /// Reads a CIDR and clears its host bits; empty if it is none.
    public static Optional<Subnet> withoutHostBits(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            int prefix = Integer.parseInt(cidr.substring(slash + 1));
            return parseAddress(cidr.substring(0, slash))
                    .filter(_ -> prefix >= 0 && prefix <= 32)
                    .map(base -> new Subnet(base & new Subnet(base, prefix).mask(), prefix));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Reads a dotted IPv4 address.
    public static Optional<Integer> parseAddress(String dotted) {
        int address = 0;
        int part = -1; // no digit yet
        int parts = 0;
        for (int i = 0; i <= dotted.length(); i++) {
            char c = i < dotted.length() ? dotted.charAt(i) : '.';
            if (c == '.') {
                if (part < 0 || ++parts > 4) {
                    return Optional.empty();
                }
                address = (address << 8) | part;
                part = -1;
            } else {
                part = c < '0' || c > '9' ? 256 : Math.max(part, 0) * 10 + (c - '0');
                if (part > 255) {
                    return Optional.empty();
                }
            }
        }
        return parts == 4 ? Optional.of(address) : Optional.empty();
    }

    /// Number of addresses, those of the network and of broadcast included.
    public long size() {
        return 1L << (32 - prefix);
    }

    /// The address at an offset from the first one.
    public String address(int offset) {
        return dotted(base + offset);
    }

    /// Whether machines may have this address: it is neither the network's own, nor the gateway's (the first), nor
    /// the one of broadcast (the last).
    public boolean isForHosts(String dotted) {
        return contains(dotted)
                && parseAddress(dotted)
                        .map(address -> address - base)
                        .filter(offset -> offset >= 2 && offset < size() - 1)
                        .isPresent();
    }

    /// Number of addresses that machines may have.
    public long hosts() {
        return Math.max(0, size() - 3);
    }

    public boolean contains(String dotted) {
        return parseAddress(dotted).map(address -> (address & mask()) == base).orElse(false);
    }

    /// Whether some address is in both.
    public boolean overlaps(Subnet other) {
        int common = Math.min(prefix, other.prefix);
        int mask = new Subnet(0, common).mask();
        return (base & mask) == (other.base & mask);
    }

    private int mask() {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    @Override
    public String toString() {
        return dotted(base) + "/" + prefix;
    }
}
