package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The memory holds the shared_buffers that config.yml asks for; those that Howdah computes always fit.
final class EnoughMemory implements PreflightCheck {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})\\s*([kMGT]?B)?");
    private static final Map<String, Double> MB = Map.of("kB", 1.0 / 1024, "MB", 1.0, "GB", 1024.0, "TB", 1048576.0);
    private static final double BLOCK_MB = 8.0 / 1024;
    private static final int LARGE_PERCENT = 60;

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return List.of();
    }

    @Override
    public List<Finding> judge(Sounding host) {
        int memory = host.machine().memoryMb();
        var asked = host.instance().runsPostgres() && memory > 0 ? asked(host) : Optional.<Double>empty();
        if (asked.isEmpty()) {
            return List.of();
        }
        double percent = 100 * asked.get() / memory;
        var what = "shared_buffers of " + Math.round(asked.get()) + " MB are " + Math.round(percent) + " % of its "
                + memory + " MB of memory";
        if (percent >= 100) {
            return List.of(Finding.error(host.host(), what, "ask for less; a quarter is a good start"));
        }
        return percent > LARGE_PERCENT
                ? List.of(Finding.warning(host.host(), what, "what is left has to do for all connections"))
                : List.of();
    }

    /// In MB; a number without a unit counts blocks, as in postgresql.conf.
    static Optional<Double> asked(Sounding host) {
        var own = host.instance().settings().all().get("shared_buffers");
        var value = own == null ? host.cluster().settings().all().get("shared_buffers") : own;
        var size = SIZE.matcher(value == null ? "" : value.toString().strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        var unit = Optional.ofNullable(size.group(2)).map(word -> MB.getOrDefault(word, 1.0 / 1048576));
        return Optional.of(Double.parseDouble(size.group(1)) * unit.orElse(BLOCK_MB));
    }
}
