package dev.howdah.component.barman;

import dev.howdah.engine.Resource;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Unit;
import java.util.stream.Stream;

/// The units of systemd that do for Barman what crontabs would.
record BarmanUnits(BarmanHost host) {

    /// The file of a unit that a later step starts.
    static Resource file(String name, String text) {
        return ConfigFile.ofRoot(path(name), text);
    }

    /// A unit whose file is there.
    ///
    /// @param files that it reads when it starts, besides that file
    static Unit running(String name, String... files) {
        var paths = Stream.concat(Stream.of(path(name)), Stream.of(files));
        return Unit.packaged(name).restartedBy(paths.toArray(String[]::new));
    }

    private static String path(String name) {
        return "/etc/systemd/system/" + name;
    }

    /// `barman cron` leaves processes behind on purpose: those that receive WAL.
    String cronService() {
        return heading() + """
                [Unit]
                Description=Barman's maintenance; keeps the reception of WAL running
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=oneshot
                User=%s
                ExecStart=/usr/bin/barman -q cron
                KillMode=process
                LogLevelMax=err
                """.formatted(host.user());
    }

    String cronTimer() {
        return timer("Times of Barman's maintenance", "OnCalendar=minutely\nAccuracySec=1s\n");
    }

    /// As with `barman cron`, which it calls, the processes that receive WAL outlive it.
    String receptionService(ReceptionWatch watch) {
        return heading() + """
                [Unit]
                Description=Looks whether WAL of %s streams to Barman from whoever is primary
                After=network-online.target
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                User=%s
                ExecStart=%s
                KillMode=process
                Restart=always
                RestartSec=5

                [Install]
                WantedBy=multi-user.target
                """.formatted(watch.server().name(), host.user(), watch.path());
    }

    String backupService(BarmanServer server) {
        return heading() + """
                [Unit]
                Description=Base backup of %s by Barman
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=oneshot
                User=%s
                ExecStart=/usr/bin/barman -q backup %s
                """.formatted(server.name(), host.user(), server.name());
    }

    String backupTimer(BarmanServer server) {
        var schedule = host.cluster().value(server.source(), BarmanSettings.INTERVAL);
        return timer("Times of base backups of " + server.name(), schedule.timerLines());
    }

    private String timer(String description, String lines) {
        return heading() + """
                [Unit]
                Description=%s

                [Timer]
                %s
                [Install]
                WantedBy=timers.target
                """.formatted(description, lines);
    }

    private String heading() {
        return new Heading(host.cluster().name()).line();
    }
}
