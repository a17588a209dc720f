package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

/// A host with HAProxy, as its own statistics show it.
record Balancer(Node node) {

    private static final int STATUS = 17;

    /// Servers that it sends those to who want to write; none where it does not run.
    List<String> primaries() {
        return up("primary");
    }

    /// Servers that it sends those to who want to read.
    List<String> replicas() {
        return up("replicas");
    }

    private List<String> up(String backend) {
        return Docker.run("exec", node.name(), "sh", "-c", "echo 'show stat' | socat stdio /var/lib/haproxy/stats")
                .out()
                .lines()
                .map(line -> line.split(",", -1))
                .filter(column -> column[0].equals(backend) && !column[1].equals("BACKEND"))
                .filter(column -> column[STATUS].startsWith("UP"))
                .map(column -> column[1])
                .sorted()
                .toList();
    }

    void awaitPrimary(Node primary, Duration limit) {
        Await.until(
                node.name() + " leads to " + primary.name(), limit, this::primaries, List.of(primary.name())::equals);
    }
}
