package dev.howdah.platform.docker;

import dev.howdah.model.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Address ranges that this machine already has a way to, by device. The default route counts for nothing.
final class HostRoutes {

    /// @param device such as eth0
    record Route(String device, Subnet range) {}

    private static final Path TABLE = Path.of("/proc/net/route");

    private HostRoutes() {}

    /// The routes of this machine; empty where it is no Linux.
    static List<Route> ofThisMachine() {
        try {
            return Files.isReadable(TABLE) ? read(Files.readString(TABLE)) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Reads the kernel's table: addresses and masks are hexadecimal, lowest byte first.
    static List<Route> read(String table) {
        var routes = new ArrayList<Route>();
        table.lines().skip(1).forEach(line -> {
            var words = line.strip().split("\\s+", -1);
            if (words.length > 7) {
                int mask = address(words[7]);
                if (mask != 0) {
                    routes.add(new Route(words[0], new Subnet(address(words[1]) & mask, Integer.bitCount(mask))));
                }
            }
        });
        return routes;
    }

    private static int address(String hexadecimal) {
        return Integer.reverseBytes(Integer.parseUnsignedInt(hexadecimal, 16));
    }

    static boolean overlap(Subnet one, Subnet other) {
        var wider = one.prefix() <= other.prefix() ? one : other;
        var narrower = one.prefix() <= other.prefix() ? other : one;
        return wider.contains(narrower.address(0));
    }
}
