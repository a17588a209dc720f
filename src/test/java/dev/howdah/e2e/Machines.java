package dev.howdah.e2e;

import java.time.Duration;

/// What can happen to the containers of a cluster, done by Docker itself and not by what is tested.
record Machines(TestCluster cluster) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    void lose(Node node) {
        Docker.run("kill", node.name()).succeeds();
    }

    void giveBack(Node node) {
        Docker.run("start", node.name()).succeeds();
        Await.until(
                node.name() + " has booted",
                LIMIT,
                () -> Docker.run("exec", node.name(), "systemctl", "is-system-running")
                        .out()
                        .strip(),
                state -> state.equals("running") || state.equals("degraded"));
    }

    boolean runs(Node node) {
        return Docker.run("inspect", "-f", "{{.State.Running}}", node.name())
                .out()
                .strip()
                .equals("true");
    }

    /// Nothing goes from one host to another any more, and so nothing that waits for an answer comes back.
    void separate(Node node, String address) {
        route(node, "ip route add blackhole " + address);
    }

    void join(Node node, String address) {
        route(node, "ip route del blackhole " + address + " || true");
    }

    /// Takes back all of it, so that the next fault does not begin with this one.
    void heal() {
        Docker.startAll(cluster.directory());
        for (var node : cluster.dataNodes()) {
            for (int other = 1; other <= cluster.all().size(); other++) {
                join(node, cluster.address(other));
            }
        }
    }

    /// Its own root may not change its network, a second container in the same network may.
    private static void route(Node node, String command) {
        var image = Docker.run("inspect", "-f", "{{.Config.Image}}", node.name())
                .succeeds()
                .out()
                .strip();
        Docker.run(
                        "run",
                        "--rm",
                        "--network",
                        "container:" + node.name(),
                        "--cap-add",
                        "NET_ADMIN",
                        "--entrypoint",
                        "/bin/sh",
                        image,
                        "-c",
                        command)
                .succeeds();
    }

    /// Puts a member's data on a small filesystem of its own, in memory: what it holds is gone when the host stops.
    ///
    /// @param unit that runs Postgres
    void smallDisk(Node node, String unit) {
        node.sh("""
                set -e
                systemctl stop %s
                mv /opt/postgres/data /opt/postgres/data.kept
                install -d -o postgres -g postgres -m 0700 /opt/postgres/data
                room=$(($(du -sm /opt/postgres/data.kept | cut -f 1) + 300))
                mount -t tmpfs -o size=${room}m,mode=0700,uid=$(id -u postgres),gid=$(id -g postgres) none /opt/postgres/data
                cp -a /opt/postgres/data.kept/. /opt/postgres/data/
                rm -rf /opt/postgres/data.kept
                systemctl start --no-block %s
                """.formatted(unit, unit));
    }
}
