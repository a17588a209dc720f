package dev.howdah.model;

import java.util.Map;
import java.util.Optional;

/// A disk of an instance, from its `volumes` or from `default_volumes`, and the filesystem that goes on it.
///
/// @param device name such as `/dev/sdf`, or `root`; unique in the instance
/// @param type the platform's word for the kind of disk, such as gp3
/// @param size in GB; absent where the disk is there already
/// @param iops operations a second to pay for, where the type takes any
/// @param attachExisting whether a disk that an earlier machine of this name left behind is used again
/// @param deleteOnTermination whether the disk goes when its machine does
/// @param vars what the filesystem is for and how it is made, by TPA's names such as volume_for and mountpoint
public record Volume(
        String device,
        Optional<String> type,
        Optional<Integer> size,
        Optional<Integer> iops,
        boolean encrypted,
        boolean attachExisting,
        boolean deleteOnTermination,
        Map<String, String> vars) {

    public static final String ROOT = "root";

    public Volume {
        vars = Map.copyOf(vars);
    }

    public boolean isRoot() {
        return device.equals(ROOT);
    }

    /// What it holds, such as postgres_data, postgres_wal, barman_data or tablespace.
    public Optional<String> purpose() {
        return text("volume_for");
    }

    /// Where it is mounted, if the file says so.
    public Optional<String> mountpoint() {
        return text("mountpoint");
    }

    public String filesystem() {
        return text("fstype").orElse("ext4");
    }

    public String mountOptions() {
        return text("mountopts").orElse("defaults,noatime");
    }

    /// Whether the disk is to be encrypted by LUKS on the host (`encrypted` is the platform's own encryption).
    public boolean isLuks() {
        return text("encryption").filter("luks"::equals).isPresent();
    }

    /// A further variable: fsopts, readahead, owner, group, mode, luks_volume, tablespace_name.
    public Optional<String> text(String name) {
        return Optional.ofNullable(vars.get(name));
    }
}
