package dev.howdah.topology;

/// A unit of systemd on one instance.
///
/// @param unit such as `postgres`
/// @param active as `systemctl is-active` says: active, inactive, failed, activating
/// @param enabled as `systemctl is-enabled` says: enabled, disabled, static, masked, not-found
public record ServiceState(String unit, String active, String enabled) {

    /// Whether it runs now and will after a reboot.
    public boolean isGood() {
        return runs() && (enabled.equals("enabled") || enabled.equals("static"));
    }

    public boolean runs() {
        return active.equals("active");
    }
}
