package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;
import java.util.Locale;

/// The hosts' clocks agree. Certificates are not valid yet on a host that is far behind, and failover managers judge
/// by time.
public final class ClocksAgree implements PreflightCheck {

    /// Seconds since the epoch.
    public static final Fact<Double> CLOCK =
            Fact.sh("the host's clock", "date -u +%s.%N", answer -> Double.valueOf(answer.strip()));

    private static final double SUSPECT = 2;
    private static final double WRONG = 60;

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return List.of(CLOCK);
    }

    @Override
    public List<Finding> judge(Sounding host) {
        double ahead = host.clockAhead();
        if (Math.abs(ahead) < SUSPECT) {
            return List.of();
        }
        var what = String.format(
                Locale.ROOT,
                "its clock is %.0f s %s the other hosts'",
                Math.abs(ahead),
                ahead > 0 ? "ahead of" : "behind");
        var remedy = "let chrony or systemd-timesyncd set it: timedatectl shows whether one runs";
        return List.of(
                Math.abs(ahead) < WRONG
                        ? Finding.warning(host.host(), what, remedy)
                        : Finding.error(host.host(), what, remedy));
    }
}
