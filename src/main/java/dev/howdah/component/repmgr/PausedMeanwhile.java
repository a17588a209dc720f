package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;

/// Every repmgrd pauses while a deploy restarts the primary: with a fast `failover_speed` a standby would be promoted
/// before Postgres is back.
///
/// Where the user has paused it himself it stays so, and where repmgr is not there yet nothing is done. They watch
/// again
/// when the shell of the restart ends, whatever came of it. A member that cannot be reached does not keep the restart
/// from going on: nor can it be told, nor has it a say.
record PausedMeanwhile(Cluster cluster, Instance instance) {

    String text() {
        var paths = PostgresPaths.of(cluster, instance);
        return """
                all_repmgrd() {
                  runuser -u %s -- repmgr -f %s service "$1" >/dev/null 2>&1 || true
                }
                if [ "$(%s -wc 'select repmgr.repmgrd_is_paused()' 2>/dev/null)" = f ]; then
                  trap 'all_repmgrd unpause' EXIT
                  all_repmgrd pause
                fi
                """.formatted(
                        paths.user(),
                        Script.quote(new RepmgrConf(cluster, instance).path()),
                        paths.psql(Repmgr.DATABASE).command());
    }
}
