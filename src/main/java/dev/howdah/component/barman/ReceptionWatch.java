package dev.howdah.component.barman;

import dev.howdah.component.Template;
import dev.howdah.engine.Resource;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Heading;
import java.util.List;
import java.util.Map;

/// A service that finds out within seconds that the primary does not stream WAL to Barman, and mends it: Barman itself
/// looks once a minute, and never notices a reception that hangs at a host which is frozen.
record ReceptionWatch(BarmanServer server) {

    private static final Template TEXT = Template.of(ReceptionWatch.class, "receive-wal.sh");

    String path() {
        return "/usr/local/lib/howdah/receive-wal-" + server.name();
    }

    String unit() {
        return "barman-receive-" + server.name();
    }

    List<Resource> files() {
        return List.of(
                new ConfigFile(path(), text(), "0755", "root", "root"),
                BarmanUnits.file(unit() + ".service", new BarmanUnits(server.host()).receptionService(this)));
    }

    Resource running() {
        return BarmanUnits.running(unit() + ".service", path());
    }

    /// In an order that a failover does not change: nothing is to be written anew because of it.
    private BarmanServer whoeverIsPrimary() {
        return new BarmanServer(server.host(), server.source(), server.cluster().configuredPrimary());
    }

    private String text() {
        return TEXT.filled(Map.of(
                "heading", new Heading(server.cluster().name()).line(),
                "server", server.name(),
                "psql", server.host().psql(),
                "connection", whoeverIsPrimary().primaryConnection(Barman.ROLE),
                "slot", server.slot(),
                "directory", server.directory() + "/"));
    }
}
