package dev.howdah.component.barman;

import dev.howdah.component.Template;
import dev.howdah.engine.Resource;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Unit;
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

    List<Resource> resources() {
        return List.of(
                new ConfigFile(path(), text(), "0755", "root", "root"),
                Unit.own(unit(), new BarmanUnits(server.host()).receptionService(this))
                        .restartedBy(path()));
    }

    /// In an order that a failover does not change: nothing is to be written anew because of it.
    private BarmanServer whoeverIsPrimary() {
        return new BarmanServer(server.host(), server.source(), server.cluster().configuredPrimary());
    }

    private String text() {
        return TEXT.filled(Map.of(
                "heading", new Heading(server.cluster().name()).line(),
                "server", server.name(),
                "psql", server.host().paths().binaries() + "/psql",
                "connection", whoeverIsPrimary().primaryConnection(Barman.ROLE),
                "slot", server.slot(),
                "directory", server.directory() + "/"));
    }
}
